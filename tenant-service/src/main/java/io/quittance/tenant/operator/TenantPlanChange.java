package io.quittance.tenant.operator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the platform sells a tenant; a field that is not given stays as it is. */
@Schema(example = """
        {"platform_plan": "growth", "rate_limit_per_second": 500}""")
record TenantPlanChange(
        @Pattern(regexp = "[a-z0-9_-]{1,64}", message = "must be 1 to 64 small letters, digits, '_' and '-'")
        String platformPlan,

        @Schema(description = "Requests per second; 0 for the edge's default.") @Min(0) @Max(100_000)
        Integer rateLimitPerSecond) {

    String planOf(OperatedTenant tenant) {
        return platformPlan == null ? tenant.platformPlan() : platformPlan;
    }

    Integer limitOf(OperatedTenant tenant) {
        if (rateLimitPerSecond == null) {
            return tenant.rateLimitPerSecond();
        }
        return rateLimitPerSecond == 0 ? null : rateLimitPerSecond;
    }
}
