package io.quittance.tenant.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.tenant.Secrets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    @Test
    void without_a_signing_key_the_service_says_what_it_needs() {
        assertThatThrownBy(() -> new AccessTokens(new NoKey(), Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUITTANCE_SIGNING_KEY is not set");
    }

    @Test
    void the_first_key_signs_and_all_are_published() {
        Path old = Secrets.signingKey();
        Path fresh = Secrets.signingKey();
        String signedBefore = issue(tokens(old));
        AccessTokens overlapping = tokens(fresh, old);
        assertThat(keyOf(issue(overlapping))).isEqualTo(SigningKey.read(fresh).id());
        assertThat(overlapping.keySet())
                .contains(keyOf(signedBefore), SigningKey.read(fresh).id());
        assertThat(tokens(fresh).keySet()).doesNotContain(keyOf(signedBefore));
    }

    @Test
    void a_token_does_not_outlive_its_session() {
        AccessTokens tokens = tokens(Secrets.signingKey());
        Instant now = Instant.parse("2026-11-24T00:00:00Z");
        assertThat(tokens.lifetimeUntil(now.plusSeconds(60), now)).isEqualTo(Duration.ofSeconds(60));
        assertThat(tokens.lifetimeUntil(now.plusSeconds(86_400), now)).isEqualTo(Duration.ofMinutes(15));
    }

    private static String issue(AccessTokens tokens) {
        return tokens.issue(UserId.next(), TenantId.next(), "owner", SessionId.next(), Duration.ofMinutes(15));
    }

    private static String keyOf(String token) {
        String header = new String(Base64.getUrlDecoder().decode(token.split("\\.", 2)[0]), StandardCharsets.UTF_8);
        return header.replaceAll(".*\"kid\":\"([^\"]+)\".*", "$1");
    }

    private static AccessTokens tokens(Path... keys) {
        return new AccessTokens(new Keys(List.of(keys)), Clock.systemUTC());
    }

    private record Keys(List<Path> files) implements AccessTokenConfig {
        @Override
        public Optional<List<Path>> signingKey() {
            return Optional.of(files);
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(15);
        }
    }

    private static final class NoKey implements AccessTokenConfig {
        @Override
        public Optional<List<Path>> signingKey() {
            return Optional.empty();
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(15);
        }
    }
}
