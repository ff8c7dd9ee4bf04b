package io.quittance.tenant.secondfactor;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A code that the authenticator app shows. */
@Schema(example = """
        {"code": "123456"}""")
record CodeRequest(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @NotBlank @Size(max = 32)
        String code) {

    /** Not the code: this may end up in a log. */
    @Override
    public String toString() {
        return "CodeRequest";
    }
}
