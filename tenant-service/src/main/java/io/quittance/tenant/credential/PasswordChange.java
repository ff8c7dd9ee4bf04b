package io.quittance.tenant.credential;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.tenant.password.domain.PasswordRules;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another password. Both are write-only, so that they are no part of what is remembered of a request for its {@code Idempotency-Key}: a
 * plain hash of a password is not to be stored anywhere.
 */
@Schema(example = """
        {"current_password": "a sentence nobody else says", "new_password": "another that nobody says"}""")
record PasswordChange(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @NotEmpty @Size(max = PasswordRules.LENGTH_MAX)
        String currentPassword,

        @Schema(description = "10 to 200 characters; neither a common password nor like the address or a name.")
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @NotNull
        @Size(min = PasswordRules.LENGTH_MIN, max = PasswordRules.LENGTH_MAX)
        String newPassword) {

    /** Not the passwords: this may end up in a log. */
    @Override
    public String toString() {
        return "PasswordChange";
    }
}
