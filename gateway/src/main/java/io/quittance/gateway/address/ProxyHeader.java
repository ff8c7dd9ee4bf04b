package io.quittance.gateway.address;

/** In which words the proxies in front of the edge say for whom they speak. What they don't use, a client could have written. */
public enum ProxyHeader {
    /** {@code X-Forwarded-For} and {@code X-Forwarded-Proto}. */
    X_FORWARDED,
    /** {@code Forwarded}, RFC 7239. */
    FORWARDED
}
