package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.TenantId;

/**
 * A company signed up.
 *
 * @param tenantId the tenant
 * @param name its name
 * @param defaultCurrency ISO 4217; used where none is given
 */
@EventType(value = "tenant.registered.v1", topic = Topic.TENANT)
public record TenantRegistered(TenantId tenantId, String name, String defaultCurrency) implements EventData {}
