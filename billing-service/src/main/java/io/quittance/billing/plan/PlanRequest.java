package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PricingModel;
import io.quittance.kernel.BillingInterval;
import io.quittance.kernel.Currencies;
import io.quittance.kernel.Money;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A plan to be made. */
@Schema(example = """
        {"name": "Pro", "pricing_model": "flat", "unit_amount": 1000, "currency": "EUR", "interval": "month",
         "interval_count": 1, "metadata": {"tier": "2"}}""")
record PlanRequest(
        @Schema(description = "What it is called, also on invoices.") @NotBlank @Size(max = 255)
        String name,

        @Schema(
                description =
                        "`flat`: one price for the subscription; `per_seat`: the price once per unit of quantity.",
                enumeration = {"flat", "per_seat"})
        @NotNull
        @Pattern(regexp = "flat|per_seat", message = "must be one of flat, per_seat")
        String pricingModel,

        @Schema(description = "Price per period in minor units (cents for EUR, yen for JPY).")
        @NotNull
        @Min(0)
        @Max(UNIT_AMOUNT_MAX)
        Long unitAmount,

        @Schema(description = "ISO 4217.")
        @NotNull
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
        String currency,

        @Schema(
                description = "The unit of the billing period.",
                enumeration = {"day", "week", "month", "year"})
        @NotNull
        @Pattern(regexp = "day|week|month|year", message = "must be one of day, week, month, year")
        String interval,

        @Schema(description = "How many units make one period; 1 if not given. At most three years in all.")
        @Min(1)
        @Max(INTERVAL_COUNT_MAX)
        Integer intervalCount,

        @Schema(description = "Up to 50 texts of the tenant's own.") @Size(max = 50)
        Map<@Size(min = 1, max = 40) String, @NotNull @Size(max = 500) String> metadata) {
    /** Times the largest quantity of a subscription, a million, it fits 64 bits; so does a sum of nine such lines. */
    static final long UNIT_AMOUNT_MAX = 999_999_999_999L;

    private static final int INTERVAL_COUNT_MAX = 1096;

    PricingModel model() {
        return PricingModel.fromString(pricingModel);
    }

    Money unitPrice() {
        return Money.of(unitAmount, Currencies.require(currency));
    }

    BillingInterval billingInterval() {
        return new BillingInterval(
                BillingInterval.Unit.fromString(interval), intervalCount == null ? 1 : intervalCount);
    }

    Map<String, String> metadataOrEmpty() {
        return metadata == null ? Map.of() : metadata;
    }
}
