package io.quittance.tenant.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How often one may try to log in, or anything else with an e-mail address. */
@ConfigMapping(prefix = "quittance.login")
public interface ThrottleConfig {
    /** Attempts per e-mail address without success, until {@link #window()} ends. */
    @WithDefault("10")
    @Min(1)
    int attemptsMax();

    /** Attempts per client address without success, until {@link #window()} ends; more, because a whole office may share one. */
    @WithDefault("100")
    @Min(1)
    int attemptsPerClientMax();

    /** Counted from the first attempt, and not prolonged by further ones: who owns the account waits no longer than this. */
    @WithDefault("15m")
    Duration window();
}
