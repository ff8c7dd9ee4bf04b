package io.quittance.tenant.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who wants to stay logged in. */
@Schema(example = """
        {"refresh_token": "rt_…"}""")
record RefreshRequest(@NotBlank @Size(max = 200) String refreshToken) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
        return "RefreshRequest";
    }
}
