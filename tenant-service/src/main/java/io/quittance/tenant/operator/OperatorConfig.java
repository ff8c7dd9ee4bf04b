package io.quittance.tenant.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** Who runs the platform, and how they get in. */
@ConfigMapping(prefix = "quittance.operator")
public interface OperatorConfig {
    /** Address of the first operator, made at start while there is none, {@code QUITTANCE_OPERATOR_EMAIL}. */
    Optional<String> email();

    /** Password of the first operator, {@code QUITTANCE_OPERATOR_PASSWORD}. Read while there is none, and ignored afterwards. */
    Optional<String> password();

    /** Attempts to log in per address without success, until {@link #window()} ends; three times as many from one place. */
    @WithDefault("10")
    @Min(1)
    int attemptsMax();

    @WithDefault("15m")
    Duration window();
}
