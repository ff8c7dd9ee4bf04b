package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.TenantId;

/**
 * A suspended tenant may go on.
 *
 * @param tenantId the tenant
 */
@EventType(value = "tenant.resumed.v1", topic = Topic.TENANT)
public record TenantResumed(TenantId tenantId) implements EventData {}
