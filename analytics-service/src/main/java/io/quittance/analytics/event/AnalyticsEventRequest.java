package io.quittance.analytics.event;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that happened in a tenant's own product, to be kept. */
@Schema(example = """
        {"name": "report.exported", "customer": "cus_01h455vb4pex5vsknk084sn02q",
         "occurred_at": "2026-11-23T09:30:00Z", "properties": {"format": "pdf", "pages": 12, "shared": false}}""")
record AnalyticsEventRequest(
        @Schema(description = "What happened.") @NotBlank @Size(max = 100)
        String name,

        @Schema(description = "Which customer it is about, if any.")
        CustomerId customer,

        @Schema(description = "When, by RFC 3339: from 2000 to a day from now. Now if not given.", format = "date-time")
        @Size(max = 40)
        String occurredAt,

        @Schema(description = "Up to 50 texts (500 characters), numbers and truth values.") @Size(max = 50) @Plain
        Map<
                        @Size(min = 1, max = 40)
                        @Pattern(regexp = "[A-Za-z0-9_.-]*", message = "has letters, digits, _ . and - only") String,
                        Object>
                properties) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    // Clients' clocks go wrong by hours, not by years.
    private static final Duration AHEAD_MAX = Duration.ofDays(1);

    /** When it happened, to the microsecond that PostgreSQL keeps. */
    Instant occurredAtOr(Instant now) {
        if (occurredAt == null) {
            return now;
        }
        Instant at = parsed();
        if (at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD_MAX))) {
            throw invalid("Give a time from 2000 to a day from now.");
        }
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    Map<String, Object> propertiesOrEmpty() {
        return properties == null ? Map.of() : properties;
    }

    private Instant parsed() {
        try {
            return OffsetDateTime.parse(occurredAt).toInstant();
        } catch (DateTimeException unreadable) {
            throw invalid("Give a time such as 2026-11-23T09:30:00Z.");
        }
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ErrorCode.PARAMETER_INVALID, detail, "occurred_at");
    }
}
