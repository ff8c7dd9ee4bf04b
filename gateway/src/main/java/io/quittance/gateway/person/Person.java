package io.quittance.gateway.person;

import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.Mode;
import io.quittance.kernel.DomainException;
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
     * @return empty if they don't describe a person: a wrong id, no role of ours, or no tenant although only the platform's operator
     *     has none
     */
    static Optional<Person> of(JwtClaims claims) {
        try {
            String actor = UserId.fromString(claims.getSubject()).toString();
            String tenant = claims.getStringClaimValue("tenant_id");
            List<String> roles = claims.hasClaim("groups") ? claims.getStringListClaimValue("groups") : List.of();
            List<String> ours = roles.stream().filter(ROLES::contains).toList();
            boolean tenantMissing = tenant == null && !ours.contains(OPERATOR);
            if (ours.isEmpty() || tenantMissing) {
                return Optional.empty();
            }
            if (tenant != null) {
                tenant = TenantId.fromString(tenant).toString();
            }
            Instant expiresAt = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
            return Optional.of(new Person(
                    caller(actor, tenant, Mode.LIVE, ours, expiresAt),
                    caller(actor, tenant, Mode.TEST, ours, expiresAt)));
        } catch (MalformedClaimException | DomainException e) {
            return Optional.empty();
        }
    }

    private static Caller caller(String actor, String tenant, Mode mode, List<String> roles, Instant expiresAt) {
        List<String> groups = new ArrayList<>(roles);
        groups.add(mode.toString());
        return new Caller(actor, tenant, mode.toString(), null, groups, expiresAt);
    }
}
