package io.quittance.webhook;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.ServiceConformance;
import io.quittance.testsupport.TestTenant;
import java.util.Map;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class ConformanceIT extends ServiceConformance {
    @Override
    protected Map<String, String> idsOf(TestTenant tenant) {
        Webhooks webhooks = new Webhooks(tenant);
        try (Receiver receiver = new Receiver()) {
            Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/"), "*");
            webhooks.invoicePaid();
            String delivery = webhooks.awaitDelivery(endpoint, "succeeded").getString("id");
            return Map.of(
                    Webhooks.ENDPOINTS + "/{id}",
                    endpoint.id(),
                    Webhooks.DELIVERIES + "/{id}",
                    delivery,
                    Webhooks.DELIVERIES + "/{id}/resend",
                    delivery);
        }
    }
}
