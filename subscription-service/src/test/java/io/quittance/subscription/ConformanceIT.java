package io.quittance.subscription;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.CustomerId;
import io.quittance.subscription.lifecycle.Subscribing;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.ServiceConformance;
import io.quittance.testsupport.TestTenant;
import java.util.Map;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class ConformanceIT extends ServiceConformance {
    @Override
    protected Map<String, String> idsOf(TestTenant tenant) {
        Subscribing here = new Subscribing(tenant);
        CustomerId customer = here.customer();
        String subscription = here.subscribed(customer, here.plan("flat", 1000)).toString();
        return Map.of(
                "/api/v1/customers/{id}", customer.toString(),
                "/api/v1/subscriptions/{id}", subscription,
                "/api/v1/subscriptions/{id}/cancellation", subscription);
    }
}
