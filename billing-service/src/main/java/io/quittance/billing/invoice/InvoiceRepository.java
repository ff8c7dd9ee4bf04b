package io.quittance.billing.invoice;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

@ApplicationScoped
class InvoiceRepository implements TenantRepository<Invoice> {

    Uni<Invoice> require(InvoiceId id) {
        return find("id", id.value()).firstResult().onItem().ifNull().failWith(() -> notFound(id));
    }

    Uni<Invoice> lock(InvoiceId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The invoice of a subscription's period; null while there is none. */
    Uni<Invoice> findOf(SubscriptionId subscription, Instant periodStart) {
        return find("subscriptionId = ?1 and periodStart = ?2", subscription.value(), periodStart)
                .firstResult();
    }

    private static DomainException notFound(InvoiceId id) {
        return new DomainException(ErrorCode.INVOICE_NOT_FOUND, "There is no invoice " + id + ".");
    }
}
