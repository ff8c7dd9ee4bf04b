package io.quittance.payment.collection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How attempts are made. */
@ConfigMapping(prefix = "quittance.collection")
public interface CollectionConfig {
    /**
     * How long a replica has an attempt to itself. After a kill, the attempt waits this long before it is asked again. Longer
     * than {@link #providerTimeout}, or two replicas would ask the same thing at once (harmless, but a waste).
     */
    @WithDefault("15s")
    Duration lease();

    /** How long we wait for the provider before the outcome counts as unknown. */
    @WithDefault("10s")
    Duration providerTimeout();

    /** How many attempts one claim takes. */
    @WithDefault("32")
    @Min(1)
    @Max(500)
    int batchSizeMax();

    /** How many attempts a replica makes at once. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int concurrencyMax();
}
