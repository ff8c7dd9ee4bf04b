package io.quittance.gateway.limit;

/** So many were taken from a bucket of this size. */
public record Spending(String id, long count, int perSecond, int burst) {}
