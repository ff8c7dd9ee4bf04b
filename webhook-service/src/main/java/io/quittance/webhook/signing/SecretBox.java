package io.quittance.webhook.signing;

import io.quarkus.runtime.Startup;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.sealing.SealingKey;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals signing secrets for the database, each for its tenant, mode and endpoint. */
@ApplicationScoped
@Startup // a wrong key stops the service, not its first delivery
public class SecretBox {
    private final SealingKey key;

    SecretBox(SecretsConfig config) {
        this.key = SealingKey.of(config.key(), "QUITTANCE_SECRETS_KEY");
    }

    public byte[] seal(SigningSecret secret, TenantId tenant, boolean livemode, WebhookEndpointId endpoint) {
        return key.seal(secret.bytes(), owner(tenant, livemode, endpoint));
    }

    /** Fails if the box is of another endpoint, was changed, or was sealed with another key. */
    public SigningSecret open(byte[] box, TenantId tenant, boolean livemode, WebhookEndpointId endpoint) {
        return SigningSecret.of(key.open(box, owner(tenant, livemode, endpoint)));
    }

    private static String owner(TenantId tenant, boolean livemode, WebhookEndpointId endpoint) {
        return tenant + "/" + (livemode ? "live" : "test") + "/" + endpoint;
    }
}
