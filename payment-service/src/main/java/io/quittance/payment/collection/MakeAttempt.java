package io.quittance.payment.collection;

import io.quittance.payment.method.DefaultMethods;
import io.quittance.payment.provider.ChargeRequest;
import io.quittance.payment.provider.PaymentProvider;
import io.quittance.payment.provider.domain.ChargeOutcome;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Asks the provider for an attempt's money and records what it said. Three steps, none inside another: read the attempt, ask,
 * record. Killed after any of them, the attempt is still pending and is asked again under its key; made twice at once, both
 * hear of the same charge and the second finds it recorded.
 */
@ApplicationScoped
class MakeAttempt {
    private final Transactions transactions;
    private final PaymentAttemptRepository attempts;
    private final PaymentRepository payments;
    private final DefaultMethods methods;
    private final PaymentProvider provider;
    private final RecordOutcome recordOutcome;
    private final CollectionConfig config;

    MakeAttempt(
            Transactions transactions,
            PaymentAttemptRepository attempts,
            PaymentRepository payments,
            DefaultMethods methods,
            PaymentProvider provider,
            RecordOutcome recordOutcome,
            CollectionConfig config) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.payments = payments;
        this.methods = methods;
        this.provider = provider;
        this.recordOutcome = recordOutcome;
        this.config = config;
    }

    Uni<Void> make(DueAttempt due) {
        return transactions
                .as(due.tenant(), () -> request(due))
                .chain(request -> request == null
                        ? Uni.createFrom().voidItem()
                        : ask(request).chain(outcome -> recordOutcome.record(due, outcome)));
    }

    /** What to ask the provider; null if the outcome is known already. */
    Uni<ChargeRequest> request(DueAttempt due) {
        return attempts.findPending(due.id()).onItem().ifNotNull().transformToUni(attempt -> payments.require(
                        attempt.paymentId())
                .chain(payment -> methods.require(attempt.paymentMethodId())
                        .map(method -> new ChargeRequest(
                                due.tenant(),
                                attempt.idempotencyKey(),
                                method.providerReference(),
                                payment.amount()))));
    }

    private Uni<ChargeOutcome> ask(ChargeRequest request) {
        return provider.charge(request)
                .ifNoItem()
                .after(config.providerTimeout())
                .recoverWithItem(new ChargeOutcome.Unknown("no answer in " + config.providerTimeout()))
                .onFailure()
                .recoverWithItem(failure -> new ChargeOutcome.Unknown(failure.toString()));
    }
}
