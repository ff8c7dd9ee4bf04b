package io.quittance.gateway.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.gateway.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InternalTokensTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private final KeyPair keys = Secrets.keyPair();
    private final AdjustableClock clock = new AdjustableClock();
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final InternalTokens tokens = new InternalTokens((ECPrivateKey) keys.getPrivate(), clock, jobs::add);
    private final Caller key = new Caller(
            "key_1", "ten_1", "live", Credential.Key.of("restricted"), List.of("billing:read", "live"), Instant.MAX);
    private final Caller person = new Caller(
            "usr_1", "ten_1", "test", new Credential.Session(null, false), List.of("admin", "test"), Instant.MAX);

    @Test
    void a_token_says_who_calls_and_ends_within_a_minute() throws Exception {
        JwtClaims claims = verify(make(key));

        assertThat(claims.getSubject()).isEqualTo("key_1");
        assertThat(claims.getStringClaimValue("tenant_id")).isEqualTo("ten_1");
        assertThat(claims.getStringClaimValue("mode")).isEqualTo("live");
        assertThat(claims.getStringClaimValue("key_type")).isEqualTo("restricted");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("billing:read", "live");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(60);
    }

    @Test
    void a_person_has_no_key_type() throws Exception {
        assertThat(verify(make(person)).hasClaim("key_type")).isFalse();
    }

    @Test
    void the_gateway_itself_has_no_tenant() throws Exception {
        JwtClaims claims = verify(make(InternalTokens.gateway()));

        assertThat(claims.hasClaim("tenant_id")).isFalse();
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("gateway");
    }

    @Test
    void nobody_has_a_token_at_first() {
        assertThat(tokens.atHand(key)).isNull();
    }

    @Test
    void a_token_is_made_once_for_all_who_wait_for_it() {
        CompletableFuture<String> first = tokens.make(key);
        CompletableFuture<String> second = tokens.make(key);
        work();

        assertThat(second.join()).isSameAs(first.join());
        assertThat(tokens.atHand(key)).isSameAs(first.join());
    }

    @Test
    void a_caller_in_use_gets_its_next_token_in_the_background() {
        String first = make(key);
        clock.pass(Duration.ofSeconds(41));

        assertThat(tokens.atHand(key)).isSameAs(first);
        work();

        assertThat(tokens.atHand(key)).isNotEqualTo(first);
    }

    @Test
    void a_young_token_is_left_alone() {
        make(key);
        clock.pass(Duration.ofSeconds(24));

        tokens.atHand(key);

        assertThat(jobs).isEmpty();
    }

    @Test
    void a_token_is_not_sent_when_it_could_expire_on_its_way() {
        make(key);
        clock.pass(Duration.ofSeconds(48));

        assertThat(tokens.atHand(key)).isNull();
    }

    @Test
    void a_failure_does_not_stand_in_the_way_of_the_next_attempt() {
        CompletableFuture<String> failed = new CompletableFuture<>();
        assertThat(key.claimToken(failed)).isNull();
        key.tokenMade(null);

        assertThat(make(key)).startsWith("Bearer ");
    }

    @Test
    void a_missing_key_file_is_named(@TempDir Path directory) {
        assertThatThrownBy(() -> PrivateKeyFile.read(directory.resolve("none.pem")))
                .hasMessageContaining("none.pem");
    }

    @Test
    void a_file_without_a_key_is_named_but_not_quoted(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("odd.pem"), "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n");

        assertThatThrownBy(() -> PrivateKeyFile.read(file))
                .hasMessageContaining("odd.pem")
                .hasMessageNotContaining("c2VjcmV0");
    }

    @Test
    void a_pepper_of_another_length_is_refused() {
        assertThatThrownBy(() -> new CredentialHasher("c2hvcnQ=")).hasMessageContaining("32 bytes");
    }

    @Test
    void a_key_is_hashed_as_the_tenant_service_does() {
        String key = "sk_test_0123456789abcdefghijABCDEFGHIJ";

        assertThat(new CredentialHasher(Secrets.pepper()).hash(key).hex()).isEqualTo(Secrets.hashOf(key));
    }

    private String make(Caller caller) {
        CompletableFuture<String> token = tokens.make(caller);
        work();
        return token.join();
    }

    private void work() {
        jobs.remove().run();
    }

    private JwtClaims verify(String authorization) throws InvalidJwtException {
        return new JwtConsumerBuilder()
                .setVerificationKey(keys.getPublic())
                .setExpectedIssuer("quittance-gateway")
                .setExpectedAudience("quittance")
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromSeconds(NOON.getEpochSecond()))
                .build()
                .processToClaims(authorization.substring("Bearer ".length()));
    }

    private static final class AdjustableClock extends Clock {
        private Instant now = NOON;

        private void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
