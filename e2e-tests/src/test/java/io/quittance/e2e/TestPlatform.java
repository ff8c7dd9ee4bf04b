package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.local.LocalPlatform;
import io.quittance.local.PlatformBuilder;
import io.quittance.local.PlatformPorts;
import io.quittance.local.journey.Patience;
import java.nio.file.Path;

/** The packaged platform on free ports and data of its own. */
final class TestPlatform {
    private TestPlatform() {}

    static PlatformBuilder builder(Path directory) {
        Path repository = Path.of(System.getProperty("quittance.repository"));
        return LocalPlatform.builder()
                .repository(repository)
                .directory(directory)
                .cache(repository.resolve("e2e-tests/target/cache"))
                .ports(PlatformPorts.free());
    }

    /** Everything has arrived everywhere, exactly once. */
    static void requireSettled(LocalPlatform platform, Shop shop, int subscriptions) throws InterruptedException {
        Books books = new Books(platform, shop.tenantId());
        books.awaitSettled(subscriptions);
        shop.awaitWebhooks(subscriptions);
        books.requireBalanced(subscriptions);
        JsonNode overview = Patience.until("analytics to have counted " + subscriptions, () -> {
            JsonNode seen = shop.overview();
            return seen.path("active_subscriptions").asInt() == subscriptions ? seen : null;
        });
        JsonNode euros = overview.path("currencies").path(0);
        assertThat(euros.path("mrr").asInt()).isEqualTo(subscriptions * Shop.PRICE);
        assertThat(euros.path("revenue_total").asInt()).isEqualTo(subscriptions * Shop.PRICE);
    }
}
