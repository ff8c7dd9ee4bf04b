package io.quittance.gateway.limit;

import io.github.bucket4j.ConsumptionProbe;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.address.IpAddress;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.Credential;

/**
 * Who may do how much: each caller and each tenant, live and test apart, and each address that brings no caller whom we know. Decided
 * here and at once; {@link SharedLimits} makes several instances agree afterwards. Safe for all event loops.
 */
public final class RateLimits {
    private final boolean enabled;
    private final Meters callers;
    private final Meters tenants;
    private final Meters addresses;
    private final SharedLimits shared;

    /** @param shared who tells the other instances; null if each counts for itself */
    public RateLimits(GatewayConfig.RateLimit config, SharedLimits shared) {
        this.enabled = config.enabled();
        this.callers = new Meters(new Quota("default", config.perSecond(), config.burst()));
        this.tenants = new Meters(new Quota("tenant", config.tenantPerSecond(), config.tenantBurst()));
        this.addresses = new Meters(new Quota("address", config.anonymousPerSecond(), config.anonymousBurst()));
        this.shared = shared;
    }

    /** Takes one request from the caller's bucket and from its tenant's; from neither if one is empty. */
    public Allowance take(Caller caller) {
        if (!enabled) {
            return Allowance.UNLIMITED;
        }
        int planned =
                caller.credential() instanceof Credential.Key key ? key.tenantRatePerSecond() : Credential.RATE_UNKNOWN;
        Meter own = own(caller, planned);
        ConsumptionProbe ofOwn = own.take();
        if (caller.tenantId() == null) {
            return granted(own, ofOwn);
        }
        Meter tenant = tenant(caller, planned);
        if (!ofOwn.isConsumed()) {
            return Allowance.of(own.quota(), ofOwn);
        }
        ConsumptionProbe ofTenant = tenant.take();
        if (ofTenant.isConsumed()) {
            spent(own);
            spent(tenant);
        } else {
            own.giveBack();
        }
        return Allowance.tighter(own.quota(), ofOwn, tenant.quota(), ofTenant);
    }

    /** Takes one attempt of somebody whom we don't know. */
    public Allowance take(IpAddress client) {
        if (!enabled) {
            return Allowance.UNLIMITED;
        }
        Meter meter = addresses.of(client.network().toString());
        return granted(meter, meter.take());
    }

    /** Where the plan allows the tenant more than is usual for a key, it allows that to each of its keys. */
    private Meter own(Caller caller, int planned) {
        return planned == Credential.RATE_UNKNOWN
                ? callers.of(caller.bucket())
                : callers.of(caller.bucket(), Math.max(planned, callers.usual().perSecond()));
    }

    private Meter tenant(Caller caller, int planned) {
        if (planned != Credential.RATE_UNKNOWN) {
            return tenants.of(caller.tenantBucket(), planned);
        }
        // A key without a plan's limit has the usual one; of a person's tenant we know what its keys told us, if any.
        return caller.credential() instanceof Credential.Key
                ? tenants.of(caller.tenantBucket(), tenants.usual().perSecond())
                : tenants.of(caller.tenantBucket());
    }

    private Allowance granted(Meter meter, ConsumptionProbe probe) {
        if (probe.isConsumed()) {
            spent(meter);
        }
        return Allowance.of(meter.quota(), probe);
    }

    private void spent(Meter meter) {
        if (shared != null) {
            shared.spent(meter);
        }
    }
}
