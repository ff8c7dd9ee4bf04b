package io.quittance.tenant.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long people stay logged in. */
@ConfigMapping(prefix = "quittance.session")
public interface SessionConfig {
    /** From log-in, however much it is used. */
    @WithDefault("30d")
    Duration lifetime();

    /** Since it was last refreshed. */
    @WithDefault("7d")
    Duration idle();

    /**
     * How long the refresh token before the current one still gets its answer again: the answer may have been lost, and two tabs
     * may refresh at once. Later it counts as stolen.
     */
    @WithDefault("30s")
    Duration refreshGrace();
}
