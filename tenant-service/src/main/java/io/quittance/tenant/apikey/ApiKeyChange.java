package io.quittance.tenant.apikey;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to change about an API key; a field that is not given stays as it is. */
@Schema(example = """
        {"name": "Nightly export", "addresses": ["203.0.113.0/24", "2001:db8::/32"]}""")
record ApiKeyChange(
        @Schema(description = "What you call it.") @Size(min = 1, max = 100)
        String name,

        @Schema(description = "When it ends, RFC 3339, at most ten years from now; or `never`.") @Size(max = 64)
        String expiresAt,

        @Schema(description = "Replaces what a restricted key may do.") @Size(max = 20)
        List<@NotNull @Size(max = 64) String> scopes,

        @Schema(description = "Replaces where it is good from; an empty list means anywhere.") @Size(max = 50)
        List<@NotNull @Size(max = 64) String> addresses) {}
