package io.quittance.tenant.login;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody whose password was right. */
@Schema(example = """
        {"challenge": "AZ…", "code": "123456"}""")
record SecondFactorRequest(
        @Schema(description = "From the answer to the log-in.") @NotBlank @Size(max = 200)
        String challenge,

        @Schema(description = "Of the app, or a recovery code.") @NotBlank @Size(max = 32)
        String code) {

    /** Not the code: this may end up in a log. */
    @Override
    public String toString() {
        return "SecondFactorRequest";
    }
}
