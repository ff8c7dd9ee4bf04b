package io.quittance.payment.collection;

import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.Money;
import io.quittance.kernel.PaymentId;
import io.quittance.payment.collection.domain.PaymentState;
import io.quittance.runtime.tenancy.Aggregate;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** What is to be collected for one invoice. What it may do next, its {@link PaymentState} decides. */
@Entity
class Payment extends Aggregate {
    private UUID invoiceId;
    private UUID customerId;
    private long amountMinor;
    private String currency;
    private String status;
    private Instant statusSince;
    private String failureCode;
    private Instant effectiveAt;

    protected Payment() {}

    Payment(PaymentId id, InvoiceFinalized invoice, Instant effectiveAt, Instant now) {
        super(id.value(), now);
        this.invoiceId = invoice.invoiceId().value();
        this.customerId = invoice.customerId().value();
        Money due = Money.of(invoice.amountDueMinor(), invoice.currency());
        this.amountMinor = due.minor();
        this.currency = due.currency().getCurrencyCode();
        this.effectiveAt = effectiveAt;
        become(new PaymentState.RequiresPaymentMethod(now));
    }

    final void become(PaymentState state) {
        status = state.status();
        statusSince = state.since();
        failureCode = state.failureCode();
    }

    PaymentState state() {
        return PaymentState.restore(status, failureCode, statusSince);
    }

    PaymentId paymentId() {
        return new PaymentId(id());
    }

    InvoiceId invoiceId() {
        return new InvoiceId(invoiceId);
    }

    CustomerId customerId() {
        return new CustomerId(customerId);
    }

    Money amount() {
        return Money.of(amountMinor, currency);
    }

    /** Business time of what made it due; its events carry it on. */
    Instant effectiveAt() {
        return effectiveAt;
    }
}
