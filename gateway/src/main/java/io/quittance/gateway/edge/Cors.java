package io.quittance.gateway.edge;

import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.caller.Caller;
import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which web pages may read our answers. A preflight comes without a credential, so it is granted to every origin that anybody may
 * use; the answer itself can be read only from the origins for all and those of the caller's own tenant.
 */
final class Cors {
    private static final String ANY = "*";

    private final Set<String> forAll = new HashSet<>();
    private final Map<String, Set<String>> byTenant = new HashMap<>();
    private final Set<String> forAnybody = new HashSet<>();
    private final boolean anyOrigin;
    private final boolean credentials;
    private final String maxAge;

    /** @throws IllegalStateException if an entry is no origin */
    Cors(GatewayConfig.Cors config) {
        for (String origin : config.origins().orElse(List.of())) {
            forAll.add(checked(origin.trim()));
        }
        for (String entry : config.tenantOrigins().orElse(List.of())) {
            String[] pair = entry.trim().split("=", 2);
            if (pair.length != 2 || !pair[0].startsWith("ten_") || pair[1].equals(ANY)) {
                throw new IllegalStateException("An origin for a tenant is ten_…=https://…, not " + entry);
            }
            byTenant.computeIfAbsent(pair[0], tenant -> new HashSet<>()).add(checked(pair[1]));
        }
        this.anyOrigin = forAll.remove(ANY);
        forAnybody.addAll(forAll);
        byTenant.values().forEach(forAnybody::addAll);
        this.credentials = config.credentials();
        this.maxAge = Long.toString(config.maxAge().toSeconds());
    }

    private static String checked(String origin) {
        if (!origin.equals(ANY)) {
            URI uri = URI.create(origin);
            boolean bare = uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null;
            if (!bare || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new IllegalStateException("An origin is scheme, host and maybe port, not " + origin);
            }
        }
        return origin;
    }

    /** Whether any page may read anything; if not, answers don't depend on where they are read. */
    boolean isConfigured() {
        return anyOrigin || !forAnybody.isEmpty();
    }

    /** Whether an origin may ask anything at all. */
    boolean mayAsk(String origin) {
        return anyOrigin || forAnybody.contains(origin);
    }

    /**
     * Says whether the page that asked may read the answer.
     *
     * @param origin null if no page asked
     * @param caller null if nobody was found; then the answer says nothing about a tenant
     */
    void write(MultiMap headers, String origin, Caller caller) {
        if (!isConfigured()) {
            return;
        }
        headers.add(HeaderNames.VARY, HeaderNames.ORIGIN);
        if (origin != null && allow(headers, origin, caller)) {
            headers.set(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, HeaderNames.EXPOSED);
        }
    }

    /** Tells a browser what a page at this origin may send. */
    void writePreflight(MultiMap headers, String origin) {
        headers.add(HeaderNames.VARY, HeaderNames.PREFLIGHT_VARIES);
        if (allow(headers, origin, null)) {
            headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, HeaderNames.CROSS_ORIGIN_METHODS);
            headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, HeaderNames.CROSS_ORIGIN_HEADERS);
            headers.set(HeaderNames.ACCESS_CONTROL_MAX_AGE, maxAge);
        }
    }

    private boolean allow(MultiMap headers, String origin, Caller caller) {
        Set<String> named = caller == null ? forAnybody : forAll;
        boolean byName = named.contains(origin)
                || caller != null
                        && caller.tenantId() != null
                        && byTenant.getOrDefault(caller.tenantId(), Set.of()).contains(origin);
        if (byName) {
            headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            if (credentials) {
                headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, HeaderNames.TRUE);
            }
        } else if (anyOrigin) {
            headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, HeaderNames.ANY_ORIGIN);
        }
        return byName || anyOrigin;
    }
}
