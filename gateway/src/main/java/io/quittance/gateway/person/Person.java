package io.quittance.gateway.person;

import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.Credential;
import io.quittance.gateway.caller.Mode;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/** Somebody with a verified access token: the same rights in live and in test mode, but two callers. */
final class Person {
    private static final String OPERATOR = "operator";
    private static final Set<String> ROLES = Set.of("owner", "admin", "developer", OPERATOR);

    private final Caller live;
    private final Caller test;

    private Person(Caller live, Caller test) {
        this.live = live;
        this.test = test;
    }

    Caller in(Mode mode) {
        return mode == Mode.LIVE ? live : test;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(live.expiresAt());
    }

    /**
     * Reads claims that were verified.
     *
     * @return empty if they don't describe a person: a wrong id, no role of ours, a tenant's role without a tenant, or the operator's
     *     with one
     */
    static Optional<Person> of(JwtClaims claims) {
        try {
            String actor = UserId.fromString(claims.getSubject()).toString();
            String tenant = claims.getStringClaimValue("tenant_id");
            List<String> roles = claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.of();
            List<String> ours = roles.stream().filter(ROLES::contains).toList();
            // Who serves the platform belongs to no tenant, and nobody of a tenant serves the platform.
            boolean ofPlatform = ours.equals(List.of(OPERATOR));
            boolean mixed = ours.contains(OPERATOR) && !ofPlatform;
            if (ours.isEmpty() || mixed || ofPlatform != (tenant == null)) {
                return Optional.empty();
            }
            Credential.Session session = session(claims);
            if (tenant != null) {
                tenant = TenantId.fromString(tenant).toString();
            }
            Instant expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return Optional.of(new Person(
                    caller(actor, tenant, Mode.LIVE, session, ours, expiresAt),
                    caller(actor, tenant, Mode.TEST, session, ours, expiresAt)));
        } catch (MalformedClaimException | DomainException e) {
            return Optional.empty();
        }
    }

    private static Credential.Session session(JwtClaims claims) throws MalformedClaimException {
        String id = claims.getStringClaimValue("sid");
        Boolean readOnly = claims.getClaimValue("read_only", Boolean.class);
        return new Credential.Session(
                id == null ? null : SessionId.fromString(id).toString(), Boolean.TRUE.equals(readOnly));
    }

    private static Caller caller(
            String actor, String tenant, Mode mode, Credential.Session session, List<String> roles, Instant expiresAt) {
        List<String> groups = new ArrayList<>(roles);
        groups.add(mode.toString());
        return new Caller(actor, tenant, mode.toString(), session, groups, expiresAt);
    }
}
