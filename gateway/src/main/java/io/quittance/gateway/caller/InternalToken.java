package io.quittance.gateway.caller;

/**
 * A token as it goes out.
 *
 * @param authorization the whole header value, {@code Bearer …}
 * @param usableUntilMillis when the edge stops sending it, epoch milliseconds: early enough that it doesn't expire on its way
 */
record InternalToken(String authorization, long usableUntilMillis) {}
