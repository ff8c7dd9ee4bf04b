package io.quittance.webhook.endpoint;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An endpoint to be made. */
@Schema(example = """
        {"url": "https://example.com/webhooks", "events": ["invoice.paid", "subscription.*"], "description": "Our shop"}""")
record EndpointRequest(
        @Schema(description = "Where to POST events. https in live mode; port 443 or 8443; a public address.")
        @NotBlank
        @Size(max = 2048)
        String url,

        @Schema(description = "Names such as `invoice.paid`, all of a subject (`invoice.*`), or all (`*`).")
        @NotEmpty
        @Size(max = 100)
        List<@NotNull @Size(min = 1, max = 100) String> events,

        @Schema(description = "For the tenant's own memory.") @Size(max = 500)
        String description) {}
