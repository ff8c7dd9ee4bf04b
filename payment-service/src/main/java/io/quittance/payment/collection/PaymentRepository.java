package io.quittance.payment.collection;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class PaymentRepository implements TenantRepository<Payment> {

    Uni<Payment> require(PaymentId id) {
        return find("id", id.value()).firstResult().onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The payment, nobody else's to change until the transaction ends. */
    Uni<Payment> lock(PaymentId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The invoice's payment, locked, or null. */
    Uni<Payment> findLockedByInvoice(InvoiceId invoice) {
        return find("invoiceId", invoice.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Page<Payment>> pageOf(PageQuery page, Filter filter) {
        return page(page, filter);
    }

    private static DomainException notFound(PaymentId id) {
        return new DomainException(ErrorCode.PAYMENT_NOT_FOUND, "There is no payment " + id + ".");
    }
}
