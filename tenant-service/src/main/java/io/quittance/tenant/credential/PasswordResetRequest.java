package io.quittance.tenant.credential;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who forgot a password. */
@Schema(example = """
        {"email": "ada@example.com"}""")
record PasswordResetRequest(@NotBlank @Size(max = 254) String email) {}
