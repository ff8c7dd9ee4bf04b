package io.quittance.payment.provider;

import io.quittance.kernel.Money;
import io.quittance.runtime.tenancy.TenantContext;

/**
 * Asks a provider for money.
 *
 * @param tenant whose money it will be
 * @param idempotencyKey stored before the provider is asked; the same key always means the same charge
 * @param methodReference what is charged, by the provider's name
 */
public record ChargeRequest(TenantContext tenant, String idempotencyKey, String methodReference, Money amount) {}
