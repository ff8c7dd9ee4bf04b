package io.quittance.tenant.apikey;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How many keys there are to look after. */
@ConfigMapping(prefix = "quittance.api-key")
public interface ApiKeyConfig {
    /** Good keys of a tenant, of both modes together. Revoked and expired ones do not count. */
    @WithDefault("100")
    @Min(4)
    int countMax();
}
