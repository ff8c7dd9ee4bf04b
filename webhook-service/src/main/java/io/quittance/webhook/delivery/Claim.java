package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.TenantContext;

/**
 * The right to make one attempt, until its lease ends.
 *
 * @param attempt its number; whoever holds an older one has lost the right
 */
record Claim(TenantId tenantId, boolean livemode, DeliveryId deliveryId, WebhookEndpointId endpointId, int attempt) {

    TenantContext tenant() {
        return new TenantContext(tenantId, livemode, "webhook.delivery", null);
    }
}
