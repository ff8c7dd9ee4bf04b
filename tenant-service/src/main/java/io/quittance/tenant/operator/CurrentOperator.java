package io.quittance.tenant.operator;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The operator who calls. An operator's token names no tenant: one that does is no operator's, whatever role it claims. */
@ApplicationScoped
class CurrentOperator {
    private final JsonWebToken token;

    CurrentOperator(JsonWebToken token) {
        this.token = token;
    }

    /** Refuses with {@link ErrorCode#PERMISSION_DENIED} whoever belongs to a tenant. */
    UserId require() {
        if (token.getClaim("tenant_id") != null) {
            throw new DomainException(ErrorCode.PERMISSION_DENIED, "This is for the platform's operators.");
        }
        return UserId.fromString(token.getSubject());
    }

    /** The operator at work for a tenant, so that the tenant's own audit log says who it was. */
    TenantContext at(TenantId tenant) {
        return new TenantContext(tenant, true, require().toString(), null);
    }
}
