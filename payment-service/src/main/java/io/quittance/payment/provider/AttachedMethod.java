package io.quittance.payment.provider;

import io.quittance.payment.provider.domain.Card;

/**
 * A payment method that the provider will charge for us.
 *
 * @param reference the provider's name for it
 */
public record AttachedMethod(String reference, Card card) {}
