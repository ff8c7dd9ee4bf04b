package io.quittance.webhook.signing;

import io.smallrye.config.ConfigMapping;

/** What protects the secrets that we store. */
@ConfigMapping(prefix = "quittance.secrets")
public interface SecretsConfig {
    /** The AES-256 key, base64 of 32 bytes. Without it no stored secret opens again. */
    String key();
}
