package io.quittance.billing;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.kernel.PlanId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.ServiceConformance;
import io.quittance.testsupport.TestTenant;
import java.util.Map;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class ConformanceIT extends ServiceConformance {
    @Override
    protected Map<String, String> idsOf(TestTenant tenant) {
        TestBilling billing = new TestBilling(tenant);
        PlanId plan = billing.plan("flat", 1000);
        SubscriptionCreated created = TestBilling.created(plan, 1);
        billing.publish(created);
        String invoice = billing.awaitInvoice(created.subscriptionId()).getString("id");
        return Map.of(
                "/api/v1/billing/plans/{id}",
                plan.toString(),
                "/api/v1/billing/plans/{id}/archive",
                plan.toString(),
                "/api/v1/billing/invoices/{id}",
                invoice,
                "/api/v1/billing/invoices/{id}/void",
                invoice);
    }
}
