package io.quittance.tenant.apikey;

import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key to be made. */
@Schema(example = """
        {"name": "Shop server", "mode": "live", "type": "secret"}""")
record ApiKeyRequest(
        @Schema(description = "What you call it.") @Size(min = 1, max = 100)
        String name,

        @Schema(description = "Which data it opens: live or test, whatever mode you call in.")
        @NotNull
        @Pattern(regexp = "live|test", message = "must be live or test")
        String mode,

        @Schema(description = "secret for servers, publishable for browsers.")
        @NotNull
        @Pattern(regexp = "secret|publishable", message = "must be secret or publishable")
        String type) {

    NewApiKey wanted() {
        return new NewApiKey(ApiKeyType.of(type), Mode.of(mode), name);
    }
}
