package io.quittance.gateway;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The configuration as it is read in production, with the defaults of production. */
public final class TestConfig {
    private static final List<String> SERVICES =
            List.of("tenant", "billing", "subscription", "payment", "webhook", "analytics");

    private TestConfig() {}

    /** @param settings pairs of property and value, without the prefix: {@code "timeout.response", "1s"} */
    public static GatewayConfig of(String... settings) {
        Map<String, String> properties = new HashMap<>();
        put(properties, "key-pepper", Secrets.pepper());
        put(properties, "internal-private-key", "none");
        put(properties, "access-log.enabled", "false");
        SERVICES.forEach(service -> put(properties, "upstream." + service, "http://127.0.0.1:1"));
        for (int at = 0; at < settings.length; at += 2) {
            put(properties, settings[at], settings[at + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withMapping(GatewayConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withDefaultValues(properties)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }

    private static void put(Map<String, String> properties, String name, String value) {
        properties.put("quittance.gateway." + name, value);
    }
}
