package io.quittance.tenant.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final String OTTERS = "three otters in a boat";
    private final Passwords passwords = new Passwords(new Cost(1, 1));

    @AfterEach
    void stop() {
        passwords.stop();
    }

    @Test
    void a_hash_is_argon2id_with_the_configured_cost_and_matches_only_its_password() {
        String hash = passwords.hash(OTTERS).await().indefinitely();
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(passwords.matches(OTTERS, hash).await().indefinitely()).isTrue();
        assertThat(passwords.matches("four otters in a boat", hash).await().indefinitely())
                .isFalse();
        assertThat(passwords.matchesNobody(OTTERS).await().indefinitely()).isFalse();
    }

    @Test
    void one_password_hashes_differently_each_time() {
        assertThat(passwords.hash(OTTERS).await().indefinitely())
                .isNotEqualTo(passwords.hash(OTTERS).await().indefinitely());
    }

    @Test
    void the_work_is_done_on_a_worker_and_what_is_too_much_is_refused() throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(8);
        AtomicInteger refusals = new AtomicInteger();
        IntStream.range(0, 8).forEach(i -> passwords
                .hash(OTTERS)
                .onTermination()
                .invoke(answered::countDown)
                .subscribe()
                .with(hash -> assertThat(Thread.currentThread().getName()).isEqualTo("password-worker"), failure -> {
                    assertThat(failure).isInstanceOf(DomainException.class);
                    refusals.incrementAndGet();
                }));
        assertThat(answered.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(refusals.get()).isBetween(4, 6); // one at work and one waiting, while eight come at once
    }

    @Test
    void a_hash_of_another_kind_matches_nothing() {
        assertThatThrownBy(() -> passwords.matches(OTTERS, "plain text").await().indefinitely())
                .isNotNull();
    }

    private record Cost(int workers, int waitingMax) implements PasswordConfig {
        @Override
        public int memoryKib() {
            return 19456;
        }

        @Override
        public int iterations() {
            return 2;
        }

        @Override
        public int parallelism() {
            return 1;
        }
    }
}
