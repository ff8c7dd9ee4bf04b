package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.TenantId;

/**
 * A tenant is closed for good: its keys and people are refused.
 *
 * @param tenantId the tenant
 */
@EventType(value = "tenant.closed.v1", topic = Topic.TENANT)
public record TenantClosed(TenantId tenantId) implements EventData {}
