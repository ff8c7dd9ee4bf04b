package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.local.LocalPlatform;
import io.quittance.local.Service;
import io.quittance.local.journey.Journey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The platform as a whole, one process per service: the journey, and what is left of it when processes die. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyE2E {
    private static final int SUBSCRIPTIONS = 200;
    private static final int KAFKA_OUTAGE_SECONDS = 20;

    private LocalPlatform platform;

    @BeforeAll
    void start(@TempDir Path directory) throws InterruptedException {
        platform = TestPlatform.builder(directory).start();
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void from_registration_to_a_paid_invoice_a_signed_webhook_and_mrr() throws InterruptedException {
        Journey.Result result = new Journey(platform.url(), (title, answer) -> {}).run();
        assertThat(result.webhooks()).isPositive();
    }

    @Test
    void a_service_refuses_whoever_comes_around_the_gateway() throws IOException, InterruptedException {
        for (Service service : List.of(
                Service.TENANT,
                Service.BILLING,
                Service.SUBSCRIPTION,
                Service.PAYMENT,
                Service.WEBHOOK,
                Service.ANALYTICS)) {
            String path =
                    switch (service) {
                        case TENANT -> "/api/v1/auth/tenants/details";
                        case BILLING -> "/api/v1/billing/plans";
                        case SUBSCRIPTION -> "/api/v1/customers";
                        case PAYMENT -> "/api/v1/payments";
                        case WEBHOOK -> "/api/v1/webhooks/endpoints";
                        case ANALYTICS -> "/api/v1/analytics/overview";
                        case GATEWAY -> throw new AssertionError();
                    };
            HttpRequest request = HttpRequest.newBuilder(
                            platform.url(service, 1).resolve(path))
                    .header("X-Tenant-Id", "ten_01h455vb4pex5vsknk084sn02q")
                    .header("X-Tenant-Mode", "live")
                    .build();
            HttpResponse<String> refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            assertThat(refused.statusCode()).as(service.id()).isEqualTo(401);
        }
    }

    @Test
    void two_hundred_subscriptions_survive_the_killing_of_every_service() throws InterruptedException {
        long seed = System.nanoTime();
        System.out.println("order of the killings: seed " + seed);
        List<Service> victims = new ArrayList<>(List.of(Service.values()));
        Collections.shuffle(victims, new Random(seed));
        try (Shop shop = Shop.open(platform.url())) {
            Future<?> sales = shop.sell(SUBSCRIPTIONS);
            for (Service victim : victims) {
                shop.awaitMoreSales(5, SUBSCRIPTIONS);
                platform.kill(victim, 1);
                platform.restart(victim, 1);
            }
            Shop.awaitAll(sales);
            requireSettled(shop, SUBSCRIPTIONS);
        }
    }

    @Test
    void kafka_may_be_away_for_twenty_seconds() throws InterruptedException {
        try (Shop shop = Shop.open(platform.url())) {
            Future<?> sales = shop.sell(60);
            shop.awaitMoreSales(10, 60);
            platform.stopKafka();
            Thread.sleep(KAFKA_OUTAGE_SECONDS * 1000L); // the outage is what is being tested
            platform.startKafka();
            Shop.awaitAll(sales);
            requireSettled(shop, 60);
        }
    }

    @Test
    void postgresql_may_restart() throws InterruptedException {
        try (Shop shop = Shop.open(platform.url())) {
            Future<?> sales = shop.sell(60);
            shop.awaitMoreSales(10, 60);
            platform.restartPostgres();
            shop.awaitMoreSales(10, 60);
            platform.restartPostgres();
            Shop.awaitAll(sales);
            requireSettled(shop, 60);
        }
    }

    private void requireSettled(Shop shop, int subscriptions) throws InterruptedException {
        TestPlatform.requireSettled(platform, shop, subscriptions);
    }
}
