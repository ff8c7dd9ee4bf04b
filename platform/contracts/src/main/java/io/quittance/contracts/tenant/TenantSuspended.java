package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.TenantId;

/**
 * The platform has suspended a tenant: its keys and people are refused until it is resumed.
 *
 * @param tenantId the tenant
 */
@EventType(value = "tenant.suspended.v1", topic = Topic.TENANT)
public record TenantSuspended(TenantId tenantId) implements EventData {}
