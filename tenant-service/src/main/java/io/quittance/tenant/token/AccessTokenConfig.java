package io.quittance.tenant.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What people show the gateway after log-in. */
@ConfigMapping(prefix = "quittance.access-token")
public interface AccessTokenConfig {
    /** The PEM file (PKCS #8, EC P-256) that signs access tokens, {@code QUITTANCE_SIGNING_KEY}. Required. */
    Optional<Path> signingKey();

    /** How long a token is good. Nothing takes it back before. */
    @WithDefault("15m")
    Duration lifetime();
}
