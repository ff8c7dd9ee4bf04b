package io.quittance.payment;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.kernel.CustomerId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.ServiceConformance;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import java.util.Map;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SubscriptionServiceStandIn.class, scope = TestResourceScope.GLOBAL)
class ConformanceIT extends ServiceConformance {
    @Override
    protected Map<String, String> idsOf(TestTenant tenant) {
        CustomerId customer = Charging.customer(tenant);
        String method =
                Charging.attach(tenant, customer, "pm_card_visa").extract().path("id");
        Charging.publish(tenant, Charging.invoice(customer, 4900));
        String payment = TestTopics.data(
                        TestTopics.await(tenant, PaymentSucceeded.class, 1).get(0), PaymentSucceeded.class)
                .paymentId()
                .toString();
        return Map.of(
                "/api/v1/payments/methods/{id}", method,
                "/api/v1/payments/methods/{id}/default", method,
                "/api/v1/payments/{id}", payment);
    }
}
