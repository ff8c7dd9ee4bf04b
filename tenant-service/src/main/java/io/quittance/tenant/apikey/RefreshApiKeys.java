package io.quittance.tenant.apikey;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/** Lets the edge look up every good key of the tenant at work anew, because something that it hears with a key has changed. */
@ApplicationScoped
public class RefreshApiKeys {
    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final Clock clock;

    RefreshApiKeys(ApiKeyRepository keys, ApiKeyEvents events, Clock clock) {
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    /** Joins the transaction under way. */
    public Uni<Void> refresh() {
        Instant now = clock.instant();
        return keys.lockAllGood(now)
                .chain(all -> Multi.createFrom()
                        .iterable(all)
                        .onItem()
                        .transformToUniAndConcatenate(key -> events.changed(key, now))
                        .collect()
                        .asList())
                .replaceWithVoid();
    }
}
