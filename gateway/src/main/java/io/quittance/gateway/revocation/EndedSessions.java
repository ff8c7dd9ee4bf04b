package io.quittance.gateway.revocation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * The sessions that ended lately. Remembered for longer than an access token lives (15 minutes): afterwards there is no token left that
 * could name them. Safe for all event loops.
 */
public final class EndedSessions {
    /** Longer than an access token lives, and clocks differ. */
    static final Duration REMEMBERED = Duration.ofMinutes(20);

    private static final long SESSIONS_MAX = 200_000;

    private final Cache<String, Boolean> ended;

    public EndedSessions(Ticker ticker) {
        this.ended = Caffeine.newBuilder()
                .maximumSize(SESSIONS_MAX)
                .expireAfterWrite(REMEMBERED)
                .ticker(ticker)
                .build();
    }

    public void end(String sessionId) {
        ended.put(sessionId, Boolean.TRUE);
    }

    public boolean contains(String sessionId) {
        return ended.getIfPresent(sessionId) != null;
    }
}
