package io.quittance.e2e;

import io.quittance.local.LocalPlatform;
import io.quittance.local.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of every service give what one gives, also while one of each dies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasE2E {
    private static final int SUBSCRIPTIONS = 200;

    private LocalPlatform platform;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = TestPlatform.builder(directory).replicas(2).start();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void two_replicas_of_every_service_act_once() throws InterruptedException {
        try (Shop shop = Shop.open(platform.url())) {
            Shop.awaitAll(shop.sell(SUBSCRIPTIONS));
            TestPlatform.requireSettled(platform, shop, SUBSCRIPTIONS);
        }
    }

    @Test
    void the_other_replica_goes_on_when_one_is_killed() throws InterruptedException {
        // The client speaks to the first gateway alone, so that one lives.
        List<Service> victims = List.of(
                Service.BILLING,
                Service.PAYMENT,
                Service.SUBSCRIPTION,
                Service.WEBHOOK,
                Service.ANALYTICS,
                Service.TENANT);
        try (Shop shop = Shop.open(platform.url())) {
            Future<?> sales = shop.sell(SUBSCRIPTIONS);
            for (Service victim : victims) {
                shop.awaitMoreSales(5, SUBSCRIPTIONS);
                platform.kill(victim, 1);
            }
            Shop.awaitAll(sales);
            TestPlatform.requireSettled(platform, shop, SUBSCRIPTIONS);
        }
    }
}
