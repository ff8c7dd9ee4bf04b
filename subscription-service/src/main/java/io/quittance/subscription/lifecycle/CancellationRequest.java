package io.quittance.subscription.lifecycle;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a subscription is to end. */
@Schema(example = """
        {"at": "period_end"}""")
record CancellationRequest(
        @Schema(description = "`now`, or `period_end`: what is paid for is still delivered.")
        @NotNull
        @Pattern(regexp = "now|period_end", message = "must be now or period_end")
        String at) {

    boolean atPeriodEnd() {
        return "period_end".equals(at);
    }
}
