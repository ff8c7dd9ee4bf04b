package io.quittance.tenant.invitation;

import io.quittance.tenant.user.domain.LoginEmail;
import io.quittance.tenant.user.domain.Role;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody to be asked to join. */
@Schema(example = """
        {"email": "grace@example.com", "role": "developer"}""")
record InvitationRequest(
        @Schema(description = "ASCII; where the invitation is mailed, and what they will log in with.")
        @NotNull
        @Email
        @Size(min = 3, max = 254)
        @Pattern(regexp = LoginEmail.CHARACTERS, message = "must consist of ASCII letters, digits and signs")
        String email,

        @Schema(description = "Only owners invite owners.")
        @NotNull
        @Pattern(regexp = "owner|admin|developer", message = "must be owner, admin or developer")
        String role) {

    Role wanted() {
        return Role.of(role);
    }
}
