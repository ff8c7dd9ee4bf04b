package io.quittance.webhook.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AddressConfigTest {
    @Test
    void nothing_private_is_allowed_unless_someone_says_so() {
        assertThat(config(Map.of()).allowPrivateAddresses()).isFalse();
        assertThat(config(Map.of()).allowedPorts()).isEmpty();
    }

    @Test
    void the_environment_says_so() {
        AddressConfig config = config(Map.of(
                "QUITTANCE_WEBHOOK_ALLOW_PRIVATE_ADDRESSES", "true", "QUITTANCE_WEBHOOK_ALLOWED_PORTS", "9443,10443"));
        assertThat(config.allowPrivateAddresses()).isTrue();
        assertThat(config.allowedPorts().orElseThrow()).containsExactlyInAnyOrder(9443, 10443);
    }

    private static AddressConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(AddressConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(AddressConfig.class);
    }
}
