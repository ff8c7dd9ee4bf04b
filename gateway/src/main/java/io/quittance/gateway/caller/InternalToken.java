package io.quittance.gateway.caller;

/**
 * A token as it goes out.
 *
 * @param authorization the whole header value, {@code Bearer …}
 * @param refreshedFromMillis when the next use has a new one made in the background, epoch milliseconds
 * @param usableUntilMillis when the edge stops sending it, epoch milliseconds: early enough that it doesn't expire on its way
 */
record InternalToken(String authorization, long refreshedFromMillis, long usableUntilMillis) {}
