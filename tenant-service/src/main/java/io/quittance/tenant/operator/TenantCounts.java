package io.quittance.tenant.operator;

/**
 * How much of what a tenant has here.
 *
 * @param liveApiKeys good ones
 * @param testApiKeys good ones
 */
record TenantCounts(long people, long liveApiKeys, long testApiKeys) {}
