package io.quittance.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** The buckets of one kind. Their number is bounded: those that are used least are forgotten first, and begin full again. */
final class Meters {
    private static final long METERS_MAX = 200_000;

    private final Quota usual;
    private final Cache<String, Meter> meters =
            Caffeine.newBuilder().maximumSize(METERS_MAX).build();

    Meters(Quota usual) {
        this.usual = usual;
    }

    /** Whose quota is the usual one, unless it was seen with another. */
    Meter of(String whose) {
        Meter meter = meters.getIfPresent(whose);
        return meter != null ? meter : meters.get(whose, unknown -> new Meter(usual.name() + ':' + whose, usual));
    }

    /** Whose quota is known. */
    Meter of(String whose, int perSecond) {
        Meter meter = of(whose);
        if (meter.quota().perSecond() != perSecond) {
            meter.adopt(usual.at(perSecond));
        }
        return meter;
    }

    Quota usual() {
        return usual;
    }
}
