package io.quittance.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import java.util.concurrent.TimeUnit;

/** What a caller may still do: the answer of a token bucket, and the fields of draft-ietf-httpapi-ratelimit-headers that say it. */
public final class Allowance {
    static final Allowance UNLIMITED = new Allowance(null, null, null);

    private final String policy;
    private final String name;
    private final ConsumptionProbe probe;

    private Allowance(String policy, String name, ConsumptionProbe probe) {
        this.policy = policy;
        this.name = name;
        this.probe = probe;
    }

    static Allowance of(Quota quota, ConsumptionProbe probe) {
        return new Allowance(quota.policy(), quota.name(), probe);
    }

    /** Where two limits apply: the one that leaves less speaks for both. */
    static Allowance tighter(Quota one, ConsumptionProbe ofOne, Quota other, ConsumptionProbe ofOther) {
        String policy = one.policy() + ", " + other.policy();
        boolean first = ofOne.isConsumed() != ofOther.isConsumed()
                ? !ofOne.isConsumed()
                : ofOne.getRemainingTokens() <= ofOther.getRemainingTokens();
        return first ? new Allowance(policy, one.name(), ofOne) : new Allowance(policy, other.name(), ofOther);
    }

    public boolean isGranted() {
        return probe == null || probe.isConsumed();
    }

    /** Whether there is a limit to speak of. */
    public boolean isLimited() {
        return probe != null;
    }

    /** The value of {@code RateLimit-Policy}: each quota and the seconds in which it refills. */
    public String policy() {
        return policy;
    }

    /** The value of {@code RateLimit}: what remains, and the seconds until the whole quota is there again. */
    public String state() {
        return "\"" + name + "\";r=" + Math.max(0, probe.getRemainingTokens()) + ";t="
                + seconds(probe.getNanosToWaitForReset());
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
