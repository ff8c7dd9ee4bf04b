package io.quittance.tenant.pepper;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** What makes our hashes ours. */
@ConfigMapping(prefix = "quittance.keyed-hash")
public interface PepperConfig {
    /** Base64 of 32 bytes, {@code QUITTANCE_KEY_PEPPER}. The gateway has the same. Required; changing it ends every API key and session. */
    Optional<String> pepper();
}
