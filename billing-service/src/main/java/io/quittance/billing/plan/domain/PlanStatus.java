package io.quittance.billing.plan.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** Whether a plan is on sale. Subscribers of an archived plan keep it. */
public enum PlanStatus {
    ACTIVE,
    ARCHIVED;

    /** The name on the wire: {@code active}, {@code archived}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws DomainException {@link ErrorCode#PARAMETER_INVALID} unless the text is one of the {@linkplain #slug() slugs} */
    public static PlanStatus fromString(String text) {
        return Arrays.stream(values())
                .filter(status -> status.slug().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new DomainException(ErrorCode.PARAMETER_INVALID, "Give one of active, archived.", "status"));
    }
}
