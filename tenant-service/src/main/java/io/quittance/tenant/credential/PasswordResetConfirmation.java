package io.quittance.tenant.credential;

import io.quittance.tenant.password.domain.PasswordRules;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who has read the mail. */
@Schema(example = """
        {"token": "AZ…", "password": "a sentence nobody else says"}""")
record PasswordResetConfirmation(
        @Schema(description = "From the link in the mail.") @NotBlank @Size(max = 200)
        String token,

        @Schema(description = "10 to 200 characters; neither a common password nor like the address or a name.")
        @NotNull
        @Size(min = PasswordRules.LENGTH_MIN, max = PasswordRules.LENGTH_MAX)
        String password) {

    /** Not the password: this may end up in a log. */
    @Override
    public String toString() {
        return "PasswordResetConfirmation";
    }
}
