package io.quittance.billing.plan.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** How a plan's unit price becomes the price of a period. */
public enum PricingModel {
    /** One price for the subscription, however many use it. */
    FLAT {
        @Override
        public long billedQuantity(long quantity) {
            return 1;
        }
    },
    /** The price once for each seat. */
    PER_SEAT {
        @Override
        public long billedQuantity(long quantity) {
            return quantity;
        }
    };

    /** How many times the unit price is charged to a subscription of that quantity. */
    public abstract long billedQuantity(long quantity);

    /** The name on the wire: {@code flat}, {@code per_seat}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws DomainException {@link ErrorCode#PARAMETER_INVALID} unless the text is one of the {@linkplain #slug() slugs} */
    public static PricingModel fromString(String text) {
        return Arrays.stream(values())
                .filter(model -> model.slug().equals(text))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorCode.PARAMETER_INVALID, "Give one of flat, per_seat.", "pricing_model"));
    }
}
