package io.quittance.tenant.apikey;

import io.quittance.tenant.apikey.domain.ApiKeyType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key to be made. */
@Schema(example = """
        {"name": "Nightly export", "mode": "live", "type": "restricted", "scopes": ["billing:read"],
         "addresses": ["203.0.113.0/24"], "expires_at": "2027-01-01T00:00:00Z"}""")
record ApiKeyRequest(
        @Schema(description = "What you call it.") @Size(min = 1, max = 100)
        String name,

        @Schema(description = "Which data it opens: live or test, whatever mode you call in.")
        @NotNull
        @Pattern(regexp = "live|test", message = "must be live or test")
        String mode,

        @Schema(description = "secret for servers, publishable for browsers, restricted for what its scopes say.")
        @NotNull
        @Pattern(regexp = "secret|publishable|restricted", message = "must be secret, publishable or restricted")
        String type,

        @Schema(description = "When it ends, RFC 3339, at most ten years from now. Never, if not given.")
        @Size(max = 64)
        String expiresAt,

        @Schema(description = "What a restricted key may do; no other key has scopes.") @Size(max = 20)
        List<@NotNull @Size(max = 64) String> scopes,

        @Schema(
                description =
                        "IPv4 and IPv6 addresses and CIDR ranges that it is good from. Anywhere, if none is given.")
        @Size(max = 50)
        List<@NotNull @Size(max = 64) String> addresses) {

    ApiKeyType keyType() {
        return ApiKeyType.of(type);
    }
}
