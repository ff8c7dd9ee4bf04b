package io.quittance.gateway.edge;

import io.quittance.gateway.address.AddressRange;
import io.quittance.gateway.address.IpAddress;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.Credential;
import io.quittance.gateway.caller.TenantStatus;
import io.quittance.gateway.revocation.Revocations;
import io.quittance.gateway.route.Routes;
import io.quittance.kernel.ErrorCode;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** Whether somebody whom we know may come in, now, from there, to this place. What they may do there is decided by the service. */
final class Admission {
    private final Revocations revocations;

    Admission(Revocations revocations) {
        this.revocations = revocations;
    }

    /** Why not; null if nothing is against it. */
    Denial check(Caller caller, IpAddress client, HttpMethod method, String path, long nowMillis) {
        if (caller.credential() instanceof Credential.Key key) {
            return check(caller, key, client, method, path, nowMillis);
        }
        if (caller.credential() instanceof Credential.Session session) {
            return check(caller, session, method, nowMillis);
        }
        throw new IllegalStateException("nobody else comes from outside");
    }

    private static Denial check(
            Caller caller, Credential.Key key, IpAddress client, HttpMethod method, String path, long nowMillis) {
        if (caller.isExpired(nowMillis)) {
            return new Denial(ErrorCode.API_KEY_INVALID, "This credential has expired.");
        }
        if (key.tenantStatus() != TenantStatus.ACTIVE) {
            return halted(key.tenantStatus(), ErrorCode.API_KEY_INVALID);
        }
        List<AddressRange> addresses = key.addresses();
        if (!addresses.isEmpty() && !AddressRange.anyContains(addresses, client)) {
            return new Denial(ErrorCode.ADDRESS_NOT_ALLOWED, "This key may be used from certain addresses only.");
        }
        boolean reachable = key.isPublishable()
                ? Routes.isForPublishableKeys(method, path)
                : !key.isRestricted() || Routes.isForRestrictedKeys(method, path);
        return reachable ? null : new Denial(ErrorCode.PERMISSION_DENIED, "This kind of key may not do this.");
    }

    private Denial check(Caller caller, Credential.Session session, HttpMethod method, long nowMillis) {
        if (caller.isExpired(nowMillis)) {
            return new Denial(ErrorCode.TOKEN_INVALID, "This credential has expired.");
        }
        if (session.id() != null && revocations.sessions().contains(session.id())) {
            return new Denial(ErrorCode.TOKEN_INVALID, "This session has ended.");
        }
        TenantStatus status = caller.tenantId() == null
                ? TenantStatus.ACTIVE
                : revocations.tenants().status(caller.tenantId());
        if (status != TenantStatus.ACTIVE) {
            return halted(status, ErrorCode.TOKEN_INVALID);
        }
        if (session.readOnly() && !Routes.reads(method)) {
            return new Denial(ErrorCode.PERMISSION_DENIED, "This session may look and change nothing.");
        }
        return null;
    }

    private static Denial halted(TenantStatus status, ErrorCode ifClosed) {
        return status == TenantStatus.SUSPENDED
                ? new Denial(ErrorCode.TENANT_SUSPENDED, "The platform has suspended this tenant.")
                : new Denial(ifClosed, "This tenant is closed.");
    }

    /** Why somebody may not come in. */
    record Denial(ErrorCode code, String detail) {}
}
