package io.quittance.runtime.tenancy;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.core.runtime.VertxMDC;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Binds the tenant of a request from the gateway's internal token. The {@code X-Tenant-*} headers say the same for people who
 * read logs; a request whose headers disagree with its token did not come through the gateway and is refused.
 */
@Singleton
public class CallerFilter {
    public static final String REQUEST_ID = "X-Request-Id";
    private static final String CLIENT_ADDRESS = "X-Internal-Client-Address";
    private static final String TENANT_ID = "X-Tenant-Id";
    private static final String TENANT_MODE = "X-Tenant-Mode";
    private static final String TENANT_ACTOR = "X-Tenant-Actor";

    @Inject
    SecurityIdentity identity;

    @ServerRequestFilter
    public void bind(ContainerRequestContext request) {
        String requestId = request.getHeaderString(REQUEST_ID);
        if (requestId != null) {
            VertxMDC.INSTANCE.put("request_id", requestId);
        }
        new RequestOrigin(
                        request.getHeaderString(CLIENT_ADDRESS),
                        request.getHeaderString(HttpHeaders.USER_AGENT),
                        requestId)
                .enter();
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return;
        }
        String tenant = token.getClaim("tenant_id");
        if (tenant == null) {
            return; // the gateway asking for itself: it may reach internal look-ups, never a tenant's rows
        }
        String mode = token.getClaim("mode");
        requireSame(request, TENANT_ID, tenant);
        requireSame(request, TENANT_MODE, mode);
        requireSame(request, TENANT_ACTOR, token.getSubject());
        VertxMDC.INSTANCE.put("tenant_id", tenant);
        new TenantContext(
                        TenantId.fromString(tenant),
                        "live".equals(mode),
                        token.getSubject(),
                        request.getHeaderString("traceparent"))
                .enter();
    }

    private static void requireSame(ContainerRequestContext request, String header, String claim) {
        var values = request.getHeaders().get(header);
        if (values != null && !(values.size() == 1 && values.get(0).equals(claim))) {
            throw new DomainException(
                    ErrorCode.PERMISSION_DENIED, "The tenant headers disagree with the internal token.");
        }
    }
}
