package io.quittance.tenant.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An operator who wants in. */
@Schema(example = """
        {"email": "operator@example.com", "password": "a sentence nobody else says"}""")
record OperatorLogin(
        @NotBlank @Size(max = 254) String email,
        @NotEmpty @Size(max = 200) String password) {

    /** Not the password: this may end up in a log. */
    @Override
    public String toString() {
        return "OperatorLogin";
    }
}
