package io.quittance.runtime.list;

import java.util.List;

/**
 * A page of a list on the wire.
 *
 * @param object always {@code list}
 * @param data newest first
 * @param hasMore whether another page follows
 * @param url the list's path
 */
public record ListView<T>(String object, List<T> data, boolean hasMore, String url) {}
