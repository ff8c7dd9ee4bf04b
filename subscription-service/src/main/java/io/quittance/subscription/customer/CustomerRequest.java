package io.quittance.subscription.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A customer to be made. */
@Schema(example = """
        {"name": "Ada Lovelace", "email": "ada@example.com", "currency": "EUR", "metadata": {"crm_id": "4711"}}""")
record CustomerRequest(
        @Schema(description = "Who it is, as printed on the invoice.") @NotBlank @Size(max = 255)
        String name,

        @Schema(description = "Where invoices go.") @NotNull @Email @Size(min = 3, max = 320)
        String email,

        @Schema(description = "ISO 4217. Fixed by the first invoice if not given.")
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
        String currency,

        @Schema(description = "Up to 50 texts of the tenant's own.") @Size(max = 50)
        Map<@Size(min = 1, max = 40) String, @NotNull @Size(max = 500) String> metadata) {

    Map<String, String> metadataOrEmpty() {
        return metadata == null ? Map.of() : metadata;
    }
}
