/** Events of webhook-service: endpoints. Key: the tenant's id. */
package io.quittance.contracts.webhook;
