package io.quittance.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.Secrets;
import io.quittance.gateway.TestConfig;
import io.quittance.gateway.caller.CredentialHash;
import io.quittance.gateway.caller.CredentialHasher;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class KeyUseReportsTest {
    private final CredentialHasher hasher = new CredentialHasher(Secrets.pepper());
    private final AdjustableClock clock = new AdjustableClock();
    private final List<List<KeyUse>> taken = new ArrayList<>();
    private final ApiKeys keys = new ApiKeys(
            hash -> CompletableFuture.completedFuture(Optional.of(new ApiKeyRecord(
                    hash.hex(), "ten_1", "test", "secret", List.of("tenant"), null, null, null, null))),
            TestConfig.of().keys(),
            System::nanoTime);
    private boolean nobodyTakes;
    private final KeyUseReports reports = new KeyUseReports(
            keys,
            uses -> {
                if (nobodyTakes) {
                    return CompletableFuture.failedFuture(new IllegalStateException("down"));
                }
                taken.add(List.copyOf(uses));
                return CompletableFuture.completedFuture(null);
            },
            clock);

    @Test
    void a_use_is_reported_once() {
        use("a");
        later();

        reports.report().join();
        reports.report().join();

        assertThat(taken).containsExactly(List.of(new KeyUse(hash("a").hex(), Instant.EPOCH.plusMillis(1_000))));
    }

    @Test
    void the_last_use_counts() {
        use("a");
        later();
        use("a");
        later();

        reports.report().join();

        assertThat(taken).containsExactly(List.of(new KeyUse(hash("a").hex(), Instant.EPOCH.plusMillis(2_000))));
    }

    @Test
    void a_key_that_is_only_known_is_not_reported() {
        keys.find(hash("a")).join();
        later();

        reports.report().join();

        assertThat(taken).isEmpty();
    }

    @Test
    void many_uses_make_several_reports() {
        for (int i = 0; i < 2_500; i++) {
            use("key " + i);
        }
        later();

        reports.report().join();

        assertThat(taken).extracting(List::size).containsExactly(1_000, 1_000, 500);
    }

    @Test
    void what_nobody_took_is_reported_again() {
        use("a");
        later();
        nobodyTakes = true;
        reports.report().join();
        nobodyTakes = false;

        reports.report().join();

        assertThat(taken).hasSize(1);
    }

    private void use(String key) {
        keys.find(hash(key)).join().orElseThrow().used(clock.millis());
    }

    private CredentialHash hash(String key) {
        return hasher.hash(key);
    }

    private void later() {
        clock.now = clock.now.plusSeconds(1);
    }

    private static final class AdjustableClock extends Clock {
        private Instant now = Instant.EPOCH.plusSeconds(1);

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
