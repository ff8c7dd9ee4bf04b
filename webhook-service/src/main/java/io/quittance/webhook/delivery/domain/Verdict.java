package io.quittance.webhook.delivery.domain;

/** What an attempt means for its delivery and its endpoint. */
public enum Verdict {
    /** 2xx. */
    DELIVERED,
    /** 410: the receiver will never be there again. */
    GONE,
    /** 429, 502, 504: it is there and has too much to do. */
    OVERLOADED,
    /** Any other status. Also 3xx: following it would lead to an address that nobody checked. */
    REFUSED,
    /** No status came. */
    UNREACHED;

    /** @param status of the answer; null if none came */
    public static Verdict of(Integer status) {
        if (status == null) {
            return UNREACHED;
        }
        if (status >= 200 && status < 300) {
            return DELIVERED;
        }
        return switch (status) {
            case 410 -> GONE;
            case 429, 502, 504 -> OVERLOADED;
            default -> REFUSED;
        };
    }
}
