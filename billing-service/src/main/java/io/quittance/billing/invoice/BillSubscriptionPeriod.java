package io.quittance.billing.invoice;

import io.quittance.billing.invoice.domain.Bill;
import io.quittance.billing.invoice.domain.LineItem;
import io.quittance.billing.plan.PriceOfPlan;
import io.quittance.billing.plan.domain.PlanPrice;
import io.quittance.kernel.InvoiceId;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Makes the one invoice of a subscription's period and issues it. Told twice of the same period, by whatever event, it does
 * nothing the second time. Fails while the plan is unknown, so that the event waits for it.
 */
@ApplicationScoped
class BillSubscriptionPeriod {
    private final Transactions transactions;
    private final PriceOfPlan priceOfPlan;
    private final InvoiceRepository invoices;
    private final InvoiceLineRepository lines;
    private final FinalizeInvoice finalizeInvoice;

    BillSubscriptionPeriod(
            Transactions transactions,
            PriceOfPlan priceOfPlan,
            InvoiceRepository invoices,
            InvoiceLineRepository lines,
            FinalizeInvoice finalizeInvoice) {
        this.transactions = transactions;
        this.priceOfPlan = priceOfPlan;
        this.invoices = invoices;
        this.lines = lines;
        this.finalizeInvoice = finalizeInvoice;
    }

    Uni<Void> bill(SubscriptionPeriod period) {
        // Two at once would both find nothing; then the unique constraint refuses the later one, which is tried again.
        return transactions.tenant(
                () -> invoices.findOf(period.subscriptionId(), period.period().start())
                        .chain(billed -> billed != null
                                ? Uni.createFrom().voidItem()
                                : draft(period).chain(draft -> finalizeInvoice.finalize(draft, period.at()))));
    }

    private Uni<Invoice> draft(SubscriptionPeriod period) {
        return priceOfPlan.of(period.planId()).chain(price -> {
            Bill bill = new Bill(List.of(line(price, period)));
            Invoice invoice = new Invoice(
                    InvoiceId.next(),
                    period.customerId(),
                    period.subscriptionId(),
                    period.period(),
                    bill.total(),
                    period.at());
            return invoices.persist(invoice).call(() -> lines.add(invoice.invoiceId(), bill.lines(), period.at()));
        });
    }

    private static LineItem line(PlanPrice price, SubscriptionPeriod period) {
        return new LineItem(
                price.planName(),
                price.planId(),
                period.period(),
                price.model().billedQuantity(period.quantity()),
                price.unit());
    }
}
