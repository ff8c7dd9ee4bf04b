package io.quittance.billing.invoice.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Arrays;
import java.util.Locale;

/** The name of an {@link InvoiceState}, as columns and clients know it. What a status allows is the state's business. */
public enum InvoiceStatus {
    DRAFT,
    OPEN,
    PAID,
    VOID,
    UNCOLLECTIBLE;

    /** The name on the wire, lower case. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws DomainException {@link ErrorCode#PARAMETER_INVALID} unless the text is one of the {@linkplain #slug() slugs} */
    public static InvoiceStatus fromString(String text) {
        return Arrays.stream(values())
                .filter(status -> status.slug().equals(text))
                .findFirst()
                .orElseThrow(() -> new DomainException(
                        ErrorCode.PARAMETER_INVALID, "Give one of draft, open, paid, void, uncollectible.", "status"));
    }
}
