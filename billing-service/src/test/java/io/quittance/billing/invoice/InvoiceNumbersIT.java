package io.quittance.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.billing.TestBilling;
import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class InvoiceNumbersIT {
    private static final int CUSTOMERS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    SubscriptionEventsConsumer consumer;

    @Inject
    InvoiceNumbers numbers;

    @Inject
    Transactions transactions;

    private final TestBilling billing = TestBilling.ofNewTenant();
    private final TestTenant tenant = billing.tenant();

    @Test
    void fifty_customers_at_once_get_the_numbers_one_to_fifty() {
        PlanId plan = billing.plan("flat", 1000);
        for (int i = 0; i < CUSTOMERS; i++) {
            billing.publish(TestBilling.created(plan, 1));
        }
        // The same records twice more, one by one and in a batch, all at the same time, while the service is still at
        // the
        // first delivery: as if other replicas took them over.
        var records = TestTopics.await(tenant, SubscriptionCreated.class, CUSTOMERS);
        Uni.join()
                .all(Stream.concat(records.stream().map(List::of), Stream.of(records))
                        .map(TestTopics::polled)
                        .map(consumer::on)
                        .toList())
                .andFailFast()
                .await()
                .atMost(PATIENCE);
        billing.awaitCount("invoice", "status = 'OPEN'", CUSTOMERS);
        assertThat(TestTopics.await(tenant, InvoiceFinalized.class, CUSTOMERS))
                .extracting(
                        event -> TestTopics.data(event, InvoiceFinalized.class).number())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, CUSTOMERS).boxed().toList());
        assertThat(billing.count("invoice", "true")).isEqualTo(CUSTOMERS);
        assertThat(billing.count("parked_event", "true")).isZero();
    }

    @Test
    void a_rollback_gives_its_number_back() {
        assertThat(take(Uni.createFrom().voidItem())).isEqualTo(1);
        assertThatThrownBy(() -> take(Uni.createFrom().failure(new IllegalStateException("after the number"))))
                .hasMessageContaining("after the number");
        assertThat(take(Uni.createFrom().voidItem())).isEqualTo(2);
    }

    @Test
    void lines_add_up_to_their_invoice() {
        for (long seats : List.of(1L, 2L, 3L)) {
            SubscriptionCreated created = TestBilling.created(billing.plan("per_seat", 333), seats);
            billing.publish(created);
            billing.awaitInvoice(created.subscriptionId());
        }
        assertThat(billing.count("invoice", """
                        total_minor <> (SELECT sum(amount_minor) FROM invoice_line l
                            WHERE (l.tenant_id, l.livemode, l.invoice_id) = (invoice.tenant_id, invoice.livemode, invoice.id))""")).isZero();
    }

    private Long take(Uni<Void> afterwards) {
        TenantContext context = new TenantContext(tenant.id(), tenant.livemode(), "test", null);
        return transactions
                .as(context, () -> numbers.next().call(() -> afterwards))
                .await()
                .atMost(PATIENCE);
    }
}
