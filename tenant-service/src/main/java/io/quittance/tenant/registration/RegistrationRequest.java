package io.quittance.tenant.registration;

import io.quittance.tenant.password.domain.PasswordRules;
import io.quittance.tenant.user.domain.LoginEmail;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A company that signs up, and the person who does it. */
@Schema(example = """
        {"company_name": "Analytical Engines", "email": "ada@example.com", "password": "a sentence nobody else says",
         "name": "Ada Lovelace", "default_currency": "EUR", "time_zone": "Europe/London"}""")
record RegistrationRequest(
        @NotBlank @Size(max = 255) String companyName,

        @Schema(description = "The owner's address, to log in with. ASCII; used once on the platform.")
        @NotNull
        @Email
        @Size(min = 3, max = 254)
        @Pattern(regexp = LoginEmail.CHARACTERS, message = "must consist of ASCII letters, digits and signs")
        String email,

        @Schema(description = "10 to 200 characters; neither a common password nor like the address or a name.")
        @NotNull
        @Size(min = PasswordRules.LENGTH_MIN, max = PasswordRules.LENGTH_MAX)
        String password,

        @Schema(description = "The owner's name.") @Size(min = 1, max = 255)
        String name,

        @Schema(description = "ISO 4217. EUR if not given.", defaultValue = "EUR")
        @Pattern(regexp = "[A-Z]{3}", message = "must be an ISO 4217 code such as EUR")
        String defaultCurrency,

        @Schema(description = "A region of the time-zone database. UTC if not given.", defaultValue = "UTC")
        @Size(min = 1, max = 64)
        String timeZone) {
    private static final String CURRENCY = "EUR";
    private static final String ZONE = "UTC";

    String currencyOrDefault() {
        return defaultCurrency == null ? CURRENCY : defaultCurrency;
    }

    String timeZoneOrDefault() {
        return timeZone == null ? ZONE : timeZone;
    }

    /** Not the password: this may end up in a log. */
    @Override
    public String toString() {
        return "RegistrationRequest";
    }
}
