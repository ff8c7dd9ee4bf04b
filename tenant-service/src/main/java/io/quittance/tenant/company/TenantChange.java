package io.quittance.tenant.company;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to change about a tenant; a field that is not given stays as it is. */
@Schema(example = """
        {"name": "Analytical Engines", "support_email": "help@example.com",
         "address": {"line1": "12 St James's Square", "city": "London", "country": "GB"}}""")
record TenantChange(
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = 255)
        String name,

        @Schema(description = "ISO 4217. What exists keeps the currency that it has.")
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
        String defaultCurrency,

        @Schema(description = "A region of the time-zone database.") @Size(min = 1, max = 64)
        String timeZone,

        @Schema(description = "Whom your customers write to; an empty text for nobody.") @Email @Size(max = 254)
        String supportEmail,

        @Schema(description = "Replaces the whole address; an empty object for none.") @Valid
        PostalAddress address) {

    String supportEmailOrNull() {
        return supportEmail.isEmpty() ? null : supportEmail;
    }
}
