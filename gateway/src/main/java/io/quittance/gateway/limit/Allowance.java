package io.quittance.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.util.concurrent.TimeUnit;

/** What a caller may still do: the answer of a token bucket, and the fields of draft-ietf-httpapi-ratelimit-headers that say it. */
public final class Allowance {
    static final Allowance UNLIMITED = new Allowance(null, null);

    private final String policy;
    private final ConsumptionProbe probe;

    Allowance(String policy, ConsumptionProbe probe) {
        this.policy = policy;
        this.probe = probe;
    }

    public boolean isGranted() {
        return probe == null || probe.isConsumed();
    }

    /** Whether there is a limit to speak of. */
    public boolean isLimited() {
        return probe != null;
    }

    /** The value of {@code RateLimit-Policy}: quota and the seconds in which it refills. */
    public String policy() {
        return policy;
    }

    /** The value of {@code RateLimit}: what remains, and the seconds until the whole quota is there again. */
    public String state() {
        return "\"default\";r=" + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset());
    }

    /** The value of {@code Retry-After}: whole seconds, at least one. */
    public String retryAfter() {
        return Long.toString(Math.max(1, seconds(probe.getNanosToWaitForRefill())));
    }

    private static long seconds(long nanos) {
        long second = TimeUnit.SECONDS.toNanos(1);
        return (nanos + second - 1) / second;
    }
}
