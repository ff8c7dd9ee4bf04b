package io.quittance.tenant.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.kernel.AuditEntryId;
import java.time.Instant;
import java.util.Map;

/**
 * An entry of the audit log on the wire.
 *
 * @param object always {@code audit_entry}
 * @param actor {@code key_…} or {@code usr_…}, or the name of what acted by itself
 * @param action what was done, such as {@code api_key.revoked}
 * @param subject what it was done to
 * @param clientAddress null where no request asked for it
 * @param before null for what is new
 * @param after null for what is gone
 */
record AuditEntryView(
        AuditEntryId id,
        String object,
        String actor,
        String action,
        String subject,
        String clientAddress,
        String userAgent,
        String requestId,
        Map<String, Object> before,
        Map<String, Object> after,
        Instant createdAt) {
    private static final TypeReference<Map<String, Object>> STATE = new TypeReference<>() {};

    static AuditEntryView of(AuditEntry entry, ObjectMapper json) {
        return new AuditEntryView(
                entry.id(),
                "audit_entry",
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.clientAddress(),
                entry.userAgent(),
                entry.requestId(),
                state(entry.before(), json),
                state(entry.after(), json),
                entry.createdAt());
    }

    private static Map<String, Object> state(String text, ObjectMapper json) {
        try {
            return text == null ? null : json.readValue(text, STATE);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audited state must be readable", e);
        }
    }
}
