package io.quittance.tenant.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who wants in. */
@Schema(example = """
        {"email": "ada@example.com", "password": "a sentence nobody else says"}""")
record LoginRequest(
        @NotBlank @Size(max = 254) String email,
        @NotEmpty @Size(max = 200) String password) {

    /** Not the password: this may end up in a log. */
    @Override
    public String toString() {
        return "LoginRequest";
    }
}
