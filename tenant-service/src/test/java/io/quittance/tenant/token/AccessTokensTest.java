package io.quittance.tenant.token;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    @Test
    void without_a_signing_key_the_service_says_what_it_needs() {
        assertThatThrownBy(() -> new AccessTokens(new NoKey(), Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUITTANCE_SIGNING_KEY is not set");
    }

    private static final class NoKey implements AccessTokenConfig {
        @Override
        public Optional<Path> signingKey() {
            return Optional.empty();
        }

        @Override
        public Duration lifetime() {
            return Duration.ofMinutes(15);
        }
    }
}
