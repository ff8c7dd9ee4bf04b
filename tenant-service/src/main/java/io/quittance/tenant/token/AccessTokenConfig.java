package io.quittance.tenant.token;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What people show the gateway after log-in. */
@ConfigMapping(prefix = "quittance.access-token")
public interface AccessTokenConfig {
    /**
     * PEM files (PKCS #8, EC P-256), {@code QUITTANCE_SIGNING_KEY}. The first signs access tokens, all are published: a key that is
     * to come and one that has just gone verify as well. Required.
     */
    Optional<List<Path>> signingKey();

    /** How long a token is good, unless its session ends before. */
    @WithDefault("15m")
    Duration lifetime();
}
