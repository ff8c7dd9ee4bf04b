package io.quittance.gateway.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.gateway.TestConfig;
import io.quittance.gateway.TestEdge;
import io.quittance.gateway.address.IpAddress;
import io.quittance.gateway.limit.RateLimits;
import io.quittance.gateway.limit.SharedLimits;
import io.quittance.gateway.limit.Spending;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real Redis server that comes and goes. */
class SharedLimitsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final IpAddress CLIENT = IpAddress.parse("203.0.113.7").orElseThrow();
    private static Vertx vertx;

    private LocalRedis redis;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void start() {
        redis = new LocalRedis();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void a_bucket_is_full_at_first_and_empties_by_what_is_spent() {
        RedisTally tally = tally();

        assertThat(spend(tally, new Spending("a", 3, 1, 10))).containsExactly(7L);
        assertThat(spend(tally, new Spending("a", 4, 1, 10))).containsExactly(3L);
    }

    @Test
    void many_buckets_are_told_apart_and_answered_in_order() {
        RedisTally tally = tally();
        Spending[] many = new Spending[450];
        for (int i = 0; i < many.length; i++) {
            many[i] = new Spending("bucket " + i, i % 7, 1, 100);
        }

        List<Long> left = spend(tally, many);

        assertThat(left).hasSize(450);
        for (int i = 0; i < many.length; i++) {
            assertThat(left.get(i)).isEqualTo(100L - i % 7);
        }
    }

    @Test
    void a_bucket_refills_with_time() {
        RedisTally tally = tally();
        spend(tally, new Spending("a", 100, 50, 100));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> spend(tally, new Spending("a", 0, 50, 100)).get(0) >= 50);
    }

    @Test
    void a_debt_has_an_end() {
        RedisTally tally = tally();

        assertThat(spend(tally, new Spending("a", 1_000_000, 1, 10))).containsExactly(-10L);
    }

    @Test
    void what_one_instance_granted_is_gone_in_the_other() {
        Instance one = new Instance("anonymous-per-second", "1", "anonymous-burst", "10");
        Instance other = new Instance("anonymous-per-second", "1", "anonymous-burst", "10");
        assertThat(one.granted(8)).isEqualTo(8);
        one.agree();

        // It learns of the others when it has something to say itself.
        assertThat(other.granted(1)).isEqualTo(1);
        other.agree();

        assertThat(other.granted(10)).isLessThanOrEqualTo(2);
    }

    @Test
    void many_instances_together_keep_to_the_rate() {
        List<Instance> instances = List.of(
                new Instance("anonymous-per-second", "10", "anonymous-burst", "10"),
                new Instance("anonymous-per-second", "10", "anonymous-burst", "10"),
                new Instance("anonymous-per-second", "10", "anonymous-burst", "10"));
        long startedAt = System.nanoTime();
        int granted = 0;
        double seconds = 0;
        while (seconds < 4) {
            for (Instance instance : instances) {
                granted += instance.granted(5);
                instance.agree();
            }
            seconds = (System.nanoTime() - startedAt) / 1e9;
        }

        // One burst each before they knew of each other, and from then on the rate that is everyone's.
        assertThat(granted).isLessThanOrEqualTo((int) (3 * 10 + 10 * seconds + 5));
        assertThat(granted).isGreaterThanOrEqualTo((int) (10 * seconds * 0.7));
    }

    @Test
    void without_redis_each_counts_for_itself_and_nobody_is_refused_for_it() {
        Instance instance = new Instance("anonymous-per-second", "1", "anonymous-burst", "10");
        redis.stop();

        assertThat(instance.granted(5)).isEqualTo(5);
        instance.agree();
        assertThat(instance.shared.isAgreed()).isFalse();
        assertThat(instance.granted(20)).isBetween(5, 10);

        redis.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            instance.granted(1);
            instance.agree();
            return instance.shared.isAgreed();
        });
    }

    @Test
    void two_edges_with_one_redis_have_one_limit() {
        String[] settings = {
            "redis-url", redis.url(), "rate-limit.anonymous-per-second", "1", "rate-limit.anonymous-burst", "20",
        };
        try (TestEdge one = TestEdge.start(settings);
                TestEdge other = TestEdge.start(settings)) {
            for (int i = 0; i < 20; i++) {
                assertThat(one.send(one.to("/api/v1/customers")).statusCode()).isEqualTo(401);
            }

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> other.send(other.to("/api/v1/customers")).statusCode() == 429);
        }
    }

    private RedisTally tally() {
        return new RedisTally(vertx, redis.url(), PATIENCE);
    }

    private static List<Long> spend(RedisTally tally, Spending... spendings) {
        return tally.spend(List.of(spendings)).toCompletableFuture().join();
    }

    /** What one instance of the edge knows of limits. */
    private final class Instance {
        private final SharedLimits shared = new SharedLimits(tally());
        private final RateLimits limits;

        private Instance(String... settings) {
            for (int i = 0; i < settings.length; i += 2) {
                settings[i] = "rate-limit." + settings[i];
            }
            limits = new RateLimits(TestConfig.of(settings).rateLimit(), shared);
        }

        private int granted(int attempts) {
            int granted = 0;
            for (int i = 0; i < attempts; i++) {
                granted += limits.take(CLIENT).isGranted() ? 1 : 0;
            }
            return granted;
        }

        private void agree() {
            shared.agree().join();
        }
    }
}
