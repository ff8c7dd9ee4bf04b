package io.quittance.tenant.sealing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What protects the secrets that we must be able to read again. */
@ConfigMapping(prefix = "quittance.secrets")
public interface SecretsConfig {
    /** The AES-256 key, base64 of 32 bytes, {@code QUITTANCE_SECRETS_KEY}. Required; without it no second factor works again. */
    Optional<String> key();
}
