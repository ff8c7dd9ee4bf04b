package io.quittance.subscription.lifecycle;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A subscription to be made; its first period begins at once. */
@Schema(example = """
        {"customer": "cus_01h455vb4pex5vsknk084sn02q", "plan": "plan_01h455vb4pex5vsknk084sn02q", "quantity": 1}""")
record SubscriptionRequest(
        @Schema(description = "Whom to bill.") @NotNull CustomerId customer,

        @Schema(description = "What for.") @NotNull PlanId plan,

        @Schema(description = "How many seats; 1 if not given, and always 1 of a flat plan.") @Min(1) @Max(1_000_000)
        Long quantity,

        @Schema(description = "Up to 50 texts of the tenant's own.") @Size(max = 50)
        Map<@Size(min = 1, max = 40) String, @NotNull @Size(max = 500) String> metadata) {

    long quantityOrOne() {
        return quantity == null ? 1 : quantity;
    }

    Map<String, String> metadataOrEmpty() {
        return metadata == null ? Map.of() : metadata;
    }
}
