package io.quittance.subscription.lifecycle;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.tenancy.TenantRepository;
import io.quittance.subscription.customer.CustomerTies;
import io.quittance.subscription.lifecycle.domain.SubscriptionState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class SubscriptionRepository implements TenantRepository<Subscription>, CustomerTies {

    Uni<Subscription> require(SubscriptionId id) {
        return findById(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The subscription, locked until the transaction ends. */
    Uni<Subscription> lock(SubscriptionId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    @Override
    public Uni<Boolean> hold(CustomerId customer) {
        return count("customerId = ?1 and status <> ?2", customer.value(), SubscriptionState.CANCELED)
                .map(living -> living > 0);
    }

    private static DomainException notFound(SubscriptionId id) {
        return new DomainException(ErrorCode.SUBSCRIPTION_NOT_FOUND, "There is no subscription " + id + ".");
    }
}
