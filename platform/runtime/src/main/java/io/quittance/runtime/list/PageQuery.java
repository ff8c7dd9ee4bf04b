package io.quittance.runtime.list;

import java.util.UUID;

/**
 * A page of a list, by key: never an offset, so the hundredth page costs what the first does.
 *
 * @param limit how many, at least 1
 * @param after only what is older than this id; null for no bound
 * @param before only what is newer than this id; null for no bound. At most one of the two is set
 */
public record PageQuery(int limit, UUID after, UUID before) {}
