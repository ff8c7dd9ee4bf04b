package io.quittance.payment.provider.domain;

/**
 * What may be shown of a card.
 *
 * @param brand lower case, such as {@code visa}
 * @param last4 its last four digits
 * @param expMonth 1 to 12
 * @param expYear four digits
 */
public record Card(String brand, String last4, int expMonth, int expYear) {}
