package io.quittance.webhook.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be changed of an endpoint. What is absent or null stays as it is. */
@Schema(example = """
        {"events": ["*"], "status": "disabled"}""")
record EndpointChange(
        @Size(min = 1, max = 2048) String url,
        @Size(min = 1, max = 100) List<@NotNull @Size(min = 1, max = 100) String> events,
        @Size(max = 500) String description,

        @Schema(description = "Disabling cancels what is still to be delivered.")
        Status status) {

    enum Status {
        @JsonProperty("enabled")
        ENABLED,
        @JsonProperty("disabled")
        DISABLED
    }
}
