package io.quittance.tenant.apikey;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How an API key is replaced by another of its kind. */
@Schema(example = """
        {"expires_in_seconds": 86400}""")
record ApiKeyRoll(
        @Schema(
                description =
                        "How long the old key stays good beside the new one: 0 for not at all, at most seven days; one"
                                + " day if not given.",
                defaultValue = "86400")
        @Min(0)
        @Max(604_800)
        Integer expiresInSeconds) {
    private static final Duration OVERLAP = Duration.ofDays(1);

    Duration overlap() {
        return expiresInSeconds == null ? OVERLAP : Duration.ofSeconds(expiresInSeconds);
    }
}
