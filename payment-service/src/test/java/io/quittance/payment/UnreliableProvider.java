package io.quittance.payment;

import io.quittance.kernel.TenantId;
import io.quittance.payment.provider.AttachedMethod;
import io.quittance.payment.provider.ChargeRequest;
import io.quittance.payment.provider.PaymentProvider;
import io.quittance.payment.provider.domain.ChargeOutcome;
import io.quittance.payment.sandbox.SandboxProvider;
import io.quittance.runtime.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** The sandbox behind a bad line: for a tenant that a test chose, the next charges go wrong as told. */
@Alternative
@Priority(1)
@ApplicationScoped
public class UnreliableProvider implements PaymentProvider {
    private static final Map<TenantId, Deque<Fault>> FAULTS = new ConcurrentHashMap<>();

    private final SandboxProvider sandbox;

    UnreliableProvider(SandboxProvider sandbox) {
        this.sandbox = sandbox;
    }

    /** What can go wrong between us and a provider. */
    public enum Fault {
        LOSES_THE_ANSWER,
        NEVER_SENDS,
        BREAKS_AFTER_CHARGING
    }

    public static void next(TenantId tenant, Fault... faults) {
        FAULTS.put(tenant, new ConcurrentLinkedDeque<>(List.of(faults)));
    }

    @Override
    public Uni<AttachedMethod> attach(TenantContext tenant, String token) {
        return sandbox.attach(tenant, token);
    }

    @Override
    public Uni<ChargeOutcome> charge(ChargeRequest request) {
        Deque<Fault> faults = FAULTS.get(request.tenant().tenantId());
        Fault fault = faults == null ? null : faults.poll();
        if (fault == null) {
            return sandbox.charge(request);
        }
        return switch (fault) {
            case NEVER_SENDS -> Uni.createFrom().item(new ChargeOutcome.NotSent("the line is down"));
            case LOSES_THE_ANSWER ->
                sandbox.charge(request).replaceWith(new ChargeOutcome.Unknown("the answer got lost"));
            case BREAKS_AFTER_CHARGING ->
                sandbox.charge(request).onItem().failWith(() -> new IllegalStateException("broken line"));
        };
    }
}
