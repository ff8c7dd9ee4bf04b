package io.quittance.tenant.audit;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What of the audit log is asked for, read as text so that a bad value is a 400 that names it. */
class AuditFilterRequest {
    private static final String NAME = "[a-z0-9_.-]{1,64}";
    private static final int YEAR_MIN = 1970;
    private static final int YEAR_MAX = 9999;

    @RestQuery
    @Parameter(description = "Only what this key or person did.", example = "usr_01h455vb4pex5vsknk084sn02q")
    String actor;

    @RestQuery
    @Parameter(description = "Only what was done so.", example = "api_key.revoked")
    String action;

    @RestQuery
    @Parameter(description = "Only what was done to this.", example = "key_01h455vb4pex5vsknk084sn02q")
    String subject;

    @RestQuery("created[gte]")
    @Parameter(description = "Only what was done then or later, RFC 3339.", example = "2026-03-01T00:00:00Z")
    String from;

    @RestQuery("created[lt]")
    @Parameter(description = "Only what was done before, RFC 3339.", example = "2026-04-01T00:00:00Z")
    String before;

    AuditFilter filter() {
        return new AuditFilter(
                name(actor, "actor"),
                name(action, "action"),
                name(subject, "subject"),
                time(from, "created[gte]"),
                time(before, "created[lt]"));
    }

    private static String name(String text, String param) {
        if (text != null && !text.matches(NAME)) {
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID,
                    param + " has 1 to 64 small letters, digits, '_', '.' and '-'.",
                    param);
        }
        return text;
    }

    private static Instant time(String text, String param) {
        if (text == null) {
            return null;
        }
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= YEAR_MIN && time.getYear() <= YEAR_MAX) {
                return time.toInstant();
            }
        } catch (DateTimeParseException notATime) {
            // Refused below, like a time that no calendar needs.
        }
        throw new DomainException(
                ErrorCode.PARAMETER_INVALID, param + " is a time such as 2026-03-01T00:00:00Z.", param);
    }
}
