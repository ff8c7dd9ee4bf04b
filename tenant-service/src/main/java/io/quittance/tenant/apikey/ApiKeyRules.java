package io.quittance.tenant.apikey;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.FieldError;
import io.quittance.tenant.apikey.domain.AddressRange;
import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.KeyScopes;
import io.quittance.tenant.apikey.domain.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What a well-formed key must still obey. Names everything that is wrong, not only the first. */
final class ApiKeyRules {
    /** How long a key with an end may last; one that shall last longer has no end. */
    static final Duration LIFETIME_MAX = Duration.ofDays(3653);

    private static final String NEVER = "never";

    private final Instant now;
    private final List<FieldError> errors = new ArrayList<>();

    private ApiKeyRules(Instant now) {
        this.now = now;
    }

    /** The key that is asked for. */
    static NewApiKey require(ApiKeyRequest request, Instant now) {
        ApiKeyRules rules = new ApiKeyRules(now);
        ApiKeyType type = request.keyType();
        NewApiKey wanted = new NewApiKey(
                type,
                Mode.of(request.mode()),
                request.name(),
                rules.end(request.expiresAt()),
                rules.scopes(type, request.scopes() == null ? List.of() : request.scopes()),
                rules.ranges(request.addresses() == null ? List.of() : request.addresses()));
        DomainException.refuse(rules.errors);
        return wanted;
    }

    /** What the key becomes; what the change does not speak of stays. */
    static NewApiKey require(ApiKeyChange change, ApiKey key, Instant now) {
        ApiKeyRules rules = new ApiKeyRules(now);
        NewApiKey changed = new NewApiKey(
                key.type(),
                key.mode(),
                change.name() == null ? key.name() : change.name(),
                change.expiresAt() == null ? key.expiresAt() : rules.endOrNever(change.expiresAt()),
                change.scopes() == null ? key.scopes() : rules.scopes(key.type(), change.scopes()),
                change.addresses() == null ? key.addresses() : rules.ranges(change.addresses()));
        DomainException.refuse(rules.errors);
        return changed;
    }

    private Instant endOrNever(String text) {
        return NEVER.equals(text) ? null : end(text);
    }

    private Instant end(String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant end = OffsetDateTime.parse(text).toInstant();
            if (end.isAfter(now) && !end.isAfter(now.plus(LIFETIME_MAX))) {
                return end;
            }
        } catch (DateTimeParseException notATime) {
            // Refused below, like a time that is over or too far away.
        }
        refuse("expires_at", "Give a time to come, at most ten years from now, such as 2027-01-01T00:00:00Z.");
        return null;
    }

    private List<String> scopes(ApiKeyType type, List<String> asked) {
        if (type != ApiKeyType.RESTRICTED) {
            if (!asked.isEmpty()) {
                refuse("scopes", "Only a restricted key has scopes.");
            }
            return List.of();
        }
        if (asked.isEmpty()) {
            errors.add(
                    new FieldError("scopes", ErrorCode.PARAMETER_MISSING, "A restricted key has at least one scope."));
        }
        for (int i = 0; i < asked.size(); i++) {
            if (!KeyScopes.isKnown(asked.get(i))) {
                refuse("scopes[" + i + "]", "A scope is one of " + String.join(", ", KeyScopes.VOCABULARY) + ".");
            }
        }
        return errors.isEmpty() ? new KeyScopes(asked).names() : List.of();
    }

    private List<String> ranges(List<String> asked) {
        LinkedHashSet<String> ranges = new LinkedHashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            Optional<AddressRange> range = AddressRange.of(asked.get(i));
            if (range.isEmpty()) {
                refuse(
                        "addresses[" + i + "]",
                        "Give an IP address or a range such as 203.0.113.0/24 or 2001:db8::/32.");
            }
            range.ifPresent(it -> ranges.add(it.text()));
        }
        return List.copyOf(ranges);
    }

    private void refuse(String param, String detail) {
        errors.add(new FieldError(param, ErrorCode.PARAMETER_INVALID, detail));
    }
}
