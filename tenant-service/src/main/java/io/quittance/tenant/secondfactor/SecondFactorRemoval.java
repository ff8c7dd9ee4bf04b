package io.quittance.tenant.secondfactor;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who wants to do without. Write-only, so that no hash of it is kept for an {@code Idempotency-Key}. */
@Schema(example = """
        {"password": "a sentence nobody else says", "code": "123456"}""")
record SecondFactorRemoval(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @NotEmpty @Size(max = 200)
        String password,

        @Schema(description = "Of the app, or a recovery code.")
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        @NotBlank
        @Size(max = 32)
        String code) {

    /** Not the password: this may end up in a log. */
    @Override
    public String toString() {
        return "SecondFactorRemoval";
    }
}
