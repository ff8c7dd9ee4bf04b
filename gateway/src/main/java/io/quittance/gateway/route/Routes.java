package io.quittance.gateway.route;

import io.vertx.core.http.HttpMethod;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which service a path belongs to. What is not listed does not exist: nothing internal can be reached by any spelling. */
public final class Routes {
    private static final List<Route> LONGEST_FIRST = Arrays.stream(Service.values())
            .flatMap(service -> service.prefixes().stream().map(prefix -> new Route(prefix, Optional.of(service))))
            .sorted(Comparator.comparingInt((Route route) -> route.prefix().length())
                    .reversed())
            .toList();

    /** The methods that are sent on, for the {@code Allow} header. */
    public static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

    private static final Set<HttpMethod> FORWARDED = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.POST,
            HttpMethod.PUT,
            HttpMethod.PATCH,
            HttpMethod.DELETE,
            HttpMethod.OPTIONS);

    private static final String PLANS = "/api/v1/billing/plans";
    private static final String VERIFY = "/api/v1/auth/tenants/verify";

    private Routes() {}

    /** Whether any service takes this method: not TRACE and CONNECT, which are meant for the edge itself, nor inventions. */
    public static boolean isForwarded(HttpMethod method) {
        return FORWARDED.contains(method);
    }

    /**
     * The service that owns a path. Empty for unknown paths and for those that some server behind us might read differently than
     * we do.
     *
     * @param path as the client wrote it, still encoded, without query
     */
    public static Optional<Service> find(String path) {
        for (int i = 0; i < LONGEST_FIRST.size(); i++) {
            Route route = LONGEST_FIRST.get(i);
            if (route.matches(path)) {
                return PlainPath.isPlain(path) ? route.service() : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether a request needs no credential: these few begin a session, prove an address, or describe the keys of tokens. */
    public static boolean isPublic(HttpMethod method, String path) {
        return switch (withoutTrailingSlash(path)) {
            case "/api/v1/auth/tenants/register",
                    "/api/v1/auth/tenants/login",
                    "/api/v1/auth/tenants/login/second-factor",
                    "/api/v1/auth/tenants/token/refresh",
                    "/api/v1/auth/tenants/password-reset",
                    "/api/v1/auth/tenants/password-reset/confirm",
                    "/api/v1/auth/tenants/email-verification/confirm",
                    "/api/v1/auth/tenants/invitations/accept",
                    "/api/v1/auth/operators/login" -> method == HttpMethod.POST;
            case "/api/v1/auth/jwks.json" -> method == HttpMethod.GET;
            default -> false;
        };
    }

    /** Whether a key that anybody can read in a web page may come here: plans to show, and a payment method to hand in. */
    public static boolean isForPublishableKeys(HttpMethod method, String path) {
        String bare = withoutTrailingSlash(path);
        boolean reads = reads(method);
        return switch (bare) {
            case PLANS, VERIFY -> reads;
            case "/api/v1/payments/methods" -> method == HttpMethod.POST;
            default -> reads && bare.startsWith(PLANS + '/') && bare.indexOf('/', PLANS.length() + 1) < 0;
        };
    }

    /** Whether a restricted key may come here: of what is about tenants and people, only to ask what it may. Its scopes decide the rest. */
    public static boolean isForRestrictedKeys(HttpMethod method, String path) {
        boolean aboutTenants = Service.TENANT.prefixes().stream().anyMatch(path::startsWith);
        return !aboutTenants || reads(method) && withoutTrailingSlash(path).equals(VERIFY);
    }

    /** Whether a method changes nothing. */
    public static boolean reads(HttpMethod method) {
        return method == HttpMethod.GET || method == HttpMethod.HEAD;
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private record Route(String prefix, Optional<Service> service) {
        boolean matches(String path) {
            return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
        }
    }
}
