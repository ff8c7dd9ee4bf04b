package io.quittance.payment.collection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentAttemptId;
import io.quittance.kernel.PaymentId;
import io.quittance.kernel.PaymentMethodId;
import java.time.Instant;
import java.util.List;

/**
 * A payment on the wire.
 *
 * @param object always {@code payment}
 * @param amount minor units of {@code currency}
 * @param statusSince when it came to stand like this
 * @param failureCode why the last attempt was refused; null unless it failed
 * @param attempts oldest first; left out of lists
 */
record PaymentView(
        PaymentId id,
        String object,
        boolean livemode,
        CustomerId customer,
        InvoiceId invoice,
        long amount,
        String currency,
        String status,
        Instant statusSince,
        String failureCode,
        Instant createdAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<AttemptView> attempts) {

    /**
     * @param status {@code pending} while nobody knows the outcome for certain, then {@code succeeded} or {@code declined}
     * @param charge the provider's name for the charge; null unless it succeeded
     * @param retryable whether the same method may do better another day; null unless it was declined
     */
    record AttemptView(
            PaymentAttemptId id,
            int number,
            PaymentMethodId paymentMethod,
            String status,
            String charge,
            String failureCode,
            Boolean retryable,
            Instant createdAt,
            Instant answeredAt) {

        static AttemptView of(PaymentAttempt attempt) {
            return new AttemptView(
                    attempt.attemptId(),
                    attempt.number(),
                    attempt.paymentMethodId(),
                    attempt.status(),
                    attempt.chargeReference(),
                    attempt.failureCode(),
                    attempt.retryable(),
                    attempt.createdAt(),
                    attempt.answeredAt());
        }
    }

    static PaymentView of(Payment payment) {
        return of(payment, null);
    }

    static PaymentView of(Payment payment, List<PaymentAttempt> attempts) {
        return new PaymentView(
                payment.paymentId(),
                "payment",
                payment.livemode(),
                payment.customerId(),
                payment.invoiceId(),
                payment.amount().minor(),
                payment.amount().currency().getCurrencyCode(),
                payment.state().status(),
                payment.state().since(),
                payment.state().failureCode(),
                payment.createdAt(),
                attempts == null ? null : attempts.stream().map(AttemptView::of).toList());
    }
}
