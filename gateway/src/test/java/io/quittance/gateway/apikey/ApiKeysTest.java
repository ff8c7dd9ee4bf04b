package io.quittance.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.gateway.Secrets;
import io.quittance.gateway.TestConfig;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHash;
import io.quittance.gateway.caller.CredentialHasher;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ApiKeysTest {
    private static final ApiKeyRecord KEY = key("tenant", "test");
    private static final CredentialHash HASH = new CredentialHasher(Secrets.pepper()).hash("sk_test_1");

    private final AtomicLong nanos = new AtomicLong();
    private final Source source = new Source();
    private final ApiKeys keys = new ApiKeys(source, TestConfig.of().keys(), nanos::get);

    ApiKeysTest() {
        keys.revocationsHeard(true);
    }

    @Test
    void an_unknown_key_is_looked_up_once_for_all_who_bring_it_at_the_same_time() {
        List<CompletableFuture<Optional<Caller>>> answers = List.of(keys.find(HASH), keys.find(HASH), keys.find(HASH));

        source.answer(Optional.of(KEY));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isPresent());
        assertThat(source.asked).isEqualTo(1);
    }

    @Test
    void a_key_that_does_not_exist_is_not_asked_for_again_at_once() {
        var first = keys.find(HASH);
        source.answer(Optional.empty());

        assertThat(first.join()).isEmpty();
        assertThat(keys.find(HASH).join()).isEmpty();
        assertThat(source.asked).isEqualTo(1);
    }

    @Test
    void a_key_that_does_not_exist_may_be_created_and_is_found_then() {
        var unused = keys.find(HASH);
        source.answer(Optional.empty());
        pass(Duration.ofSeconds(4));

        var again = keys.find(HASH);
        source.answer(Optional.of(KEY));

        assertThat(again.join()).isPresent();
    }

    @Test
    void a_key_in_use_is_refreshed_without_keeping_anyone_waiting() {
        know();
        pass(Duration.ofSeconds(40));

        assertThat(keys.known(HASH)).isNotNull();
        source.answer(Optional.of(KEY));
        pass(Duration.ofSeconds(40));

        assertThat(keys.known(HASH)).isNotNull();
        assertThat(source.asked).isEqualTo(3);
    }

    @Test
    void a_refresh_that_finds_nothing_new_keeps_the_caller_and_its_token() {
        know();
        Caller before = keys.known(HASH);
        pass(Duration.ofSeconds(40));
        keys.known(HASH);

        source.answer(Optional.of(key("tenant", "test")));

        assertThat(keys.known(HASH)).isSameAs(before);
    }

    @Test
    void a_refresh_that_finds_other_rights_replaces_the_caller() {
        know();
        pass(Duration.ofSeconds(40));
        keys.known(HASH);

        source.answer(Optional.of(key("test")));

        assertThat(keys.known(HASH).groups()).containsExactly("test");
    }

    @Test
    void a_key_that_nobody_used_for_long_must_be_looked_up_again() {
        know();
        pass(Duration.ofSeconds(61));

        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void a_key_is_asked_for_sooner_while_revocations_cannot_be_heard() {
        know();
        keys.revocationsHeard(false);
        pass(Duration.ofSeconds(10));

        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void what_was_remembered_is_asked_for_again_once_revocations_can_be_heard() {
        keys.revocationsHeard(false);
        know();

        keys.revocationsHeard(true);

        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void a_known_key_goes_on_while_nobody_can_be_asked() {
        know();
        pass(Duration.ofMinutes(30));

        var answer = keys.find(HASH);
        source.fail();

        assertThat(answer.join()).isPresent();
    }

    @Test
    void a_known_key_does_not_go_on_for_ever() {
        know();
        pass(Duration.ofMinutes(61));

        var answer = keys.find(HASH);
        source.fail();

        assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class).hasCauseInstanceOf(LookupFailed.class);
    }

    @Test
    void a_failed_look_up_is_not_taken_for_an_answer() {
        var first = keys.find(HASH);
        source.fail();
        assertThat(first).isCompletedExceptionally();

        var second = keys.find(HASH);
        source.answer(Optional.of(KEY));

        assertThat(second.join()).isPresent();
    }

    @Test
    void a_revoked_key_is_forgotten() {
        know();

        keys.revoke("key_1");

        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void a_revocation_beats_a_look_up_that_began_before_it() {
        var answer = keys.find(HASH);
        keys.revoke("key_1");

        source.answer(Optional.of(KEY));

        assertThat(answer.join()).isEmpty();
        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void what_has_changed_is_asked_for_before_the_key_is_believed_again() {
        know();

        keys.lookUpAnew("key_1");

        assertThat(keys.known(HASH)).isNull();
        var answer = keys.find(HASH);
        source.answer(Optional.of(key("other")));
        assertThat(answer.join().orElseThrow().groups()).containsExactly("other");
    }

    @Test
    void an_answer_that_was_on_its_way_when_something_changed_does_not_count() {
        var answer = keys.find(HASH);
        keys.lookUpAnew("key_1");

        source.answer(Optional.of(key("before")));
        assertThat(answer).isNotDone();
        source.answer(Optional.of(key("after")));

        assertThat(answer.join().orElseThrow().groups()).containsExactly("after");
        assertThat(keys.known(HASH).groups()).containsExactly("after");
    }

    @Test
    void the_same_goes_for_all_keys_of_a_tenant() {
        var answer = keys.find(HASH);
        keys.lookUpTenantAnew("ten_1");
        source.answer(Optional.of(key("before")));
        source.answer(Optional.of(key("after")));
        assertThat(answer.join().orElseThrow().groups()).containsExactly("after");

        keys.lookUpTenantAnew("ten_2");
        assertThat(keys.known(HASH)).isNotNull();
        keys.lookUpTenantAnew("ten_1");
        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void a_change_that_was_heard_before_the_question_does_not_delay_the_answer() {
        keys.lookUpAnew("key_1");
        know();

        assertThat(source.asked).isEqualTo(1);
    }

    @Test
    void a_refresh_that_finds_no_key_forgets_it() {
        know();
        pass(Duration.ofSeconds(40));
        keys.known(HASH);

        source.answer(Optional.empty());

        assertThat(keys.known(HASH)).isNull();
    }

    @Test
    void only_so_many_look_ups_run_at_a_time() {
        CredentialHasher hasher = new CredentialHasher(Secrets.pepper());
        for (int i = 0; i < 500; i++) {
            var unused = keys.find(hasher.hash("sk_test_" + i));
        }

        assertThat(keys.find(hasher.hash("sk_test_one_more"))).isCompletedExceptionally();
        assertThat(source.asked).isEqualTo(500);
    }

    @Test
    void nobody_becomes_the_gateway_by_a_key() {
        ApiKeyRecord odd = key("tenant", "gateway");

        assertThat(odd.caller().groups()).containsExactly("tenant");
    }

    private static ApiKeyRecord key(String... roles) {
        return new ApiKeyRecord("key_1", "ten_1", "test", "secret", List.of(roles), null, null, null, null);
    }

    private void know() {
        var answer = keys.find(HASH);
        source.answer(Optional.of(KEY));
        assertThat(answer.join()).isPresent();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Answers when the test says so. */
    private static final class Source implements ApiKeySource {
        private final Queue<CompletableFuture<Optional<ApiKeyRecord>>> waiting = new ArrayDeque<>();
        private int asked;

        @Override
        public CompletionStage<Optional<ApiKeyRecord>> find(CredentialHash hash) {
            asked++;
            CompletableFuture<Optional<ApiKeyRecord>> answer = new CompletableFuture<>();
            waiting.add(answer);
            return answer;
        }

        private void answer(Optional<ApiKeyRecord> record) {
            waiting.remove().complete(record);
        }

        private void fail() {
            waiting.remove().completeExceptionally(new IllegalStateException("down"));
        }
    }
}
