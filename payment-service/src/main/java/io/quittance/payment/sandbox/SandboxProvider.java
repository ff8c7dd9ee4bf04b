package io.quittance.payment.sandbox;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TypeId;
import io.quittance.kernel.Uuid7;
import io.quittance.payment.provider.AttachedMethod;
import io.quittance.payment.provider.ChargeRequest;
import io.quittance.payment.provider.PaymentProvider;
import io.quittance.payment.provider.domain.ChargeOutcome;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A provider in our own process that takes Stripe's test cards and no real money. It remembers every charge by its key, in a
 * transaction of its own, as a provider far away would.
 */
@ApplicationScoped
public class SandboxProvider implements PaymentProvider {
    private final Transactions transactions;
    private final Sql sql;

    SandboxProvider(Transactions transactions, Sql sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    @Override
    public Uni<AttachedMethod> attach(TenantContext tenant, String token) {
        return Uni.createFrom().item(() -> SandboxCard.find(token)
                .map(card -> new AttachedMethod(card.token(), card.card()))
                .orElseThrow(() -> new DomainException(
                        ErrorCode.PAYMENT_METHOD_UNKNOWN,
                        "The sandbox takes Stripe's test cards, such as pm_card_visa.",
                        "provider_token")));
    }

    @Override
    public Uni<ChargeOutcome> charge(ChargeRequest request) {
        return SandboxCard.find(request.methodReference())
                .map(card -> transactions.as(request.tenant(), () -> once(request, card)))
                .orElseGet(() -> Uni.createFrom().item(new ChargeOutcome.Rejected("no such payment method")));
    }

    // One statement decides and remembers; whoever asks a second time, even at the same moment, reads the first answer.
    private Uni<ChargeOutcome> once(ChargeRequest request, SandboxCard card) {
        return sql.select(
                        """
                        INSERT INTO sandbox_charge (tenant_id, livemode, idempotency_key, charge_reference, method_reference,
                                                    amount_minor, currency, decline_code, retryable)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
                        ON CONFLICT (tenant_id, livemode, idempotency_key)
                            DO UPDATE SET questions = sandbox_charge.questions + 1
                        RETURNING charge_reference, decline_code, retryable,
                                  method_reference = $5 AND amount_minor = $6 AND currency = $7""",
                        request.tenant().tenantId().value(),
                        request.tenant().livemode(),
                        request.idempotencyKey(),
                        TypeId.encode("ch", Uuid7.next()),
                        card.token(),
                        request.amount().minor(),
                        request.amount().currency().getCurrencyCode(),
                        card.declineCode(),
                        card.retryable())
                .map(rows -> answer(rows.get(0)));
    }

    private static ChargeOutcome answer(Object[] charge) {
        boolean sameRequest = (Boolean) charge[3];
        if (!sameRequest) {
            return new ChargeOutcome.Rejected("the key came with another request before");
        }
        String declineCode = (String) charge[1];
        return declineCode == null
                ? new ChargeOutcome.Succeeded((String) charge[0])
                : new ChargeOutcome.Declined(declineCode, (Boolean) charge[2]);
    }
}
