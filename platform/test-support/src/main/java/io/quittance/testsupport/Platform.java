package io.quittance.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * Puts a service under test into its {@link Surroundings}, by the same environment variables that production sets. Use:
 * {@code @WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)}.
 */
public class Platform implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of(
                "QUITTANCE_DB_URL",
                Surroundings.postgres().url(),
                "QUITTANCE_DB_OWNER_PASSWORD",
                Surroundings.PASSWORD,
                "QUITTANCE_DB_APP_PASSWORD",
                Surroundings.PASSWORD,
                "QUITTANCE_DB_RELAY_PASSWORD",
                Surroundings.PASSWORD,
                "KAFKA_BOOTSTRAP_SERVERS",
                Surroundings.kafka().bootstrapServers(),
                "QUITTANCE_INTERNAL_PUBLIC_KEY",
                GatewayKey.publicKeyFile().toString());
    }

    @Override
    public void stop() {
        // Shared with the other tests of this JVM; it ends with the JVM.
    }
}
