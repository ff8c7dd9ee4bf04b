package io.quittance.runtime.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one clock of a service. Ticks in microseconds, which is what PostgreSQL keeps: a time read back equals the time written. */
@Singleton
public class WallClock {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
