package io.quittance.kernel;

import java.util.UUID;

/**
 * An id that knows what it names, so that a customer's id cannot be passed where a plan's is asked for.
 *
 * <p>Implementations are records of one UUID (version 7 when we make it). Each has {@code next()}, {@code fromString(String)},
 * which refuses bad text and other prefixes with {@link ErrorCode#ID_INVALID}, and a {@code toString()} that is the
 * {@linkplain TypeId TypeID} text: what the API, the events and the logs show. Databases keep {@link #value()}.
 */
public interface TypedId {
    UUID value();

    /** What the text starts with, before the underscore: {@code cus}. */
    String prefix();
}
