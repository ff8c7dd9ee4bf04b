package io.quittance.payment.method;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PaymentMethodId;
import io.quittance.payment.provider.AttachedMethod;
import io.quittance.payment.provider.domain.Card;
import io.quittance.runtime.tenancy.Aggregate;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/** What a customer can be charged by. One of a customer's methods is the default: the one that invoices are collected from. */
@Entity
public class PaymentMethod extends Aggregate {
    private UUID customerId;
    private String providerReference;
    private String brand;
    private String last4;
    private int expMonth;
    private int expYear;
    private boolean isDefault;

    protected PaymentMethod() {}

    PaymentMethod(PaymentMethodId id, CustomerId customer, AttachedMethod attached, boolean isDefault, Instant now) {
        super(id.value(), now);
        this.customerId = customer.value();
        this.providerReference = attached.reference();
        this.brand = attached.card().brand();
        this.last4 = attached.card().last4();
        this.expMonth = attached.card().expMonth();
        this.expYear = attached.card().expYear();
        this.isDefault = isDefault;
    }

    public PaymentMethodId paymentMethodId() {
        return new PaymentMethodId(id());
    }

    /** The provider's name for it. */
    public String providerReference() {
        return providerReference;
    }

    CustomerId customerId() {
        return new CustomerId(customerId);
    }

    Card card() {
        return new Card(brand, last4, expMonth, expYear);
    }

    boolean isDefault() {
        return isDefault;
    }
}
