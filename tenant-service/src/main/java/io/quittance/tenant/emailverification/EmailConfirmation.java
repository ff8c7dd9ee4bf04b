package io.quittance.tenant.emailverification;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who has read the mail. */
@Schema(example = """
        {"token": "AZ…"}""")
record EmailConfirmation(
        @Schema(description = "From the link in the mail.") @NotBlank @Size(max = 200)
        String token) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
        return "EmailConfirmation";
    }
}
