package io.quittance.tenant.sealing;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.sealing.SealingKey;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals what we must be able to read again: second factors, and mail that waits. A secret opens only for whom it was sealed. */
@ApplicationScoped
@Startup // a wrong key stops the service, not its first log-in
public class SecretBox {
    private static final String VARIABLE = "QUITTANCE_SECRETS_KEY";

    private final SealingKey key;

    SecretBox(SecretsConfig config) {
        String text = config.key()
                .orElseThrow(() -> new ConfigurationException(
                        VARIABLE + " is not set. It is base64 of 32 random bytes: openssl rand -base64 32"));
        this.key = SealingKey.of(text, VARIABLE);
    }

    /** @param of TypeID or another name of what it belongs to within the tenant */
    public byte[] seal(byte[] secret, TenantId tenant, String of) {
        return key.seal(secret, tenant + "/" + of);
    }

    /** Fails if the box is of something else, was changed, or was sealed with another key. */
    public byte[] open(byte[] box, TenantId tenant, String of) {
        return key.open(box, tenant + "/" + of);
    }
}
