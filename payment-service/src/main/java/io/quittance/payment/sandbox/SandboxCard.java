package io.quittance.payment.sandbox;

import io.quittance.payment.provider.domain.Card;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A test card, under Stripe's name for it.
 *
 * @param declineCode what every charge is refused with, or null if it is good
 * @param retryable whether the bank might say yes another day
 */
record SandboxCard(String token, String brand, String last4, String declineCode, boolean retryable) {
    private static final int EXP_MONTH = 12;
    private static final int EXP_YEAR = 2040;

    private static final Map<String, SandboxCard> BY_TOKEN = List.of(
                    good("pm_card_visa", "visa", "4242"),
                    good("pm_card_mastercard", "mastercard", "4444"),
                    good("pm_card_amex", "amex", "0005"),
                    soft("pm_card_chargeDeclined", "0002", "card_declined"),
                    soft("pm_card_chargeDeclinedInsufficientFunds", "9995", "insufficient_funds"),
                    soft("pm_card_chargeDeclinedProcessingError", "0119", "processing_error"),
                    soft("pm_card_chargeCustomerFail", "0341", "card_declined"),
                    hard("pm_card_chargeDeclinedLostCard", "9987", "lost_card"),
                    hard("pm_card_chargeDeclinedStolenCard", "9979", "stolen_card"),
                    hard("pm_card_chargeDeclinedExpiredCard", "0069", "expired_card"),
                    hard("pm_card_chargeDeclinedIncorrectCvc", "0127", "incorrect_cvc"),
                    hard("pm_card_authenticationRequired", "3184", "authentication_required"))
            .stream()
            .collect(Collectors.toUnmodifiableMap(SandboxCard::token, Function.identity()));

    static Optional<SandboxCard> find(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    Card card() {
        return new Card(brand, last4, EXP_MONTH, EXP_YEAR);
    }

    private static SandboxCard good(String token, String brand, String last4) {
        return new SandboxCard(token, brand, last4, null, false);
    }

    private static SandboxCard soft(String token, String last4, String declineCode) {
        return new SandboxCard(token, "visa", last4, declineCode, true);
    }

    private static SandboxCard hard(String token, String last4, String declineCode) {
        return new SandboxCard(token, "visa", last4, declineCode, false);
    }
}
