package io.quittance.tenant.company;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a tenant is, as invoices show it. Every part may be null.
 *
 * @param region state, province or county
 * @param country ISO 3166, two letters
 */
@Schema(example = """
        {"line1": "12 St James's Square", "city": "London", "postal_code": "SW1Y 4JH", "country": "GB"}""")
public record PostalAddress(
        @Size(min = 1, max = 255) String line1,
        @Size(min = 1, max = 255) String line2,
        @Size(min = 1, max = 255) String city,

        @Schema(description = "State, province or county.") @Size(min = 1, max = 255)
        String region,

        @Size(min = 1, max = 32) String postalCode,

        @Schema(description = "ISO 3166, two letters.")
        @Pattern(regexp = "[A-Z]{2}", message = "must be an ISO 3166 code such as DE")
        String country) {
    static final PostalAddress NONE = new PostalAddress(null, null, null, null, null, null);

    /** Null rather than an address that says nothing. */
    PostalAddress orNull() {
        return equals(NONE) ? null : this;
    }
}
