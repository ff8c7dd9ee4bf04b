package io.quittance.payment.provider;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.payment.provider.domain.ChargeOutcome;
import io.quittance.runtime.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;

/** Whoever moves the money. Called outside any transaction of ours: it may be slow, and it cannot be rolled back. */
public interface PaymentProvider {
    /**
     * Makes a method chargeable without the customer present.
     *
     * @param token what the provider's page or test list gave the client
     * @throws DomainException {@link ErrorCode#PAYMENT_METHOD_UNKNOWN} if the provider does not know the token
     */
    Uni<AttachedMethod> attach(TenantContext tenant, String token);

    /**
     * Charges once per idempotency key, however often it is asked: a second question under the same key answers what became of
     * the first. A failed {@code Uni} counts as {@link ChargeOutcome.Unknown}.
     */
    Uni<ChargeOutcome> charge(ChargeRequest request);
}
