package io.quittance.webhook.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;

/** How hard we try to deliver. */
@ConfigMapping(prefix = "quittance.delivery")
public interface DeliveryConfig {
    /** Wait after each failure, counted from it. The length of the list is the number of retries; about 75 hours in all. */
    @WithDefault("5s,5m,30m,2h,5h,10h,14h,20h,24h")
    @NotEmpty
    List<Duration> retryAfter();

    /** For a whole attempt: look-up, connect, TLS, request and answer. */
    @WithDefault("20s")
    Duration timeout();

    /**
     * How long a claimed delivery is nobody else's. At least twice the timeout, so that no two attempts overlap; also how
     * late a delivery is after its sender was killed.
     */
    @WithDefault("60s")
    Duration lease();

    /** How often to look for what is due, besides at once after an event. */
    @WithDefault("1s")
    Duration pollEvery();

    /** Attempts under way at once in this process. */
    @WithDefault("512")
    @Min(1)
    @Max(10_000)
    int concurrencyMax();

    /** Attempts under way at once in this process to one endpoint. */
    @WithDefault("8")
    @Min(1)
    @Max(1_000)
    int concurrencyPerEndpointMax();

    /** Deliveries claimed with one statement. */
    @WithDefault("200")
    @Min(1)
    @Max(1_000)
    int batchSizeMax();
}
