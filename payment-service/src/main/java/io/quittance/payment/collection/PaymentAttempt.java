package io.quittance.payment.collection;

import io.quittance.kernel.PaymentAttemptId;
import io.quittance.kernel.PaymentId;
import io.quittance.kernel.PaymentMethodId;
import io.quittance.payment.collection.domain.AskAgain;
import io.quittance.runtime.tenancy.TenantOwned;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;

/**
 * One request for money under one key. Pending until the outcome is certain; what is due is asked, and asked again, under the
 * same key.
 */
@Entity
class PaymentAttempt extends TenantOwned {
    private static final String PENDING = "pending";
    private static final String SUCCEEDED = "succeeded";
    private static final String DECLINED = "declined";

    private UUID paymentId;
    private int number;
    private String idempotencyKey;
    private UUID paymentMethodId;
    private String status;
    private String chargeReference;
    private String failureCode;
    private Boolean retryable;
    private int questions;
    private Instant dueAt;
    private String traceparent;
    private Instant answeredAt;

    protected PaymentAttempt() {}

    /** @param number counts the attempts of a payment from 1; a new number means a new key */
    PaymentAttempt(PaymentId payment, int number, PaymentMethodId method, String traceparent, Instant now) {
        super(PaymentAttemptId.next().value(), now);
        this.paymentId = payment.value();
        this.number = number;
        this.idempotencyKey = payment + "-" + number;
        this.paymentMethodId = method.value();
        this.status = PENDING;
        this.dueAt = now;
        this.traceparent = traceparent;
    }

    void succeed(String reference, Instant now) {
        answer(SUCCEEDED, now);
        chargeReference = reference;
    }

    void decline(String code, boolean mayBeRetried, Instant now) {
        answer(DECLINED, now);
        failureCode = code;
        retryable = mayBeRetried;
    }

    void askAgain(Instant now) {
        questions++;
        dueAt = AskAgain.after(now, questions);
    }

    boolean isPending() {
        return PENDING.equals(status);
    }

    PaymentAttemptId attemptId() {
        return new PaymentAttemptId(id());
    }

    PaymentId paymentId() {
        return new PaymentId(paymentId);
    }

    PaymentMethodId paymentMethodId() {
        return new PaymentMethodId(paymentMethodId);
    }

    int number() {
        return number;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    String status() {
        return status;
    }

    /** The provider's name for the charge; null unless it succeeded. */
    String chargeReference() {
        return chargeReference;
    }

    /** Why it was declined; null unless it was. */
    String failureCode() {
        return failureCode;
    }

    /** Whether the same method may do better another day; null unless it was declined. */
    Boolean retryable() {
        return retryable;
    }

    /** When the outcome became certain; null while it is not. */
    Instant answeredAt() {
        return answeredAt;
    }

    private void answer(String outcome, Instant now) {
        status = outcome;
        answeredAt = now;
        questions++;
    }
}
