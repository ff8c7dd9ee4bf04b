package io.quittance.payment.collection;

import io.quarkus.panache.common.Sort;
import io.quittance.kernel.PaymentAttemptId;
import io.quittance.kernel.PaymentId;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class PaymentAttemptRepository implements TenantRepository<PaymentAttempt> {

    /** The attempt if its outcome is still open, else null. */
    Uni<PaymentAttempt> findPending(PaymentAttemptId id) {
        return find("id = ?1 and status = 'pending'", id.value()).firstResult();
    }

    /** Oldest first. */
    Uni<List<PaymentAttempt>> listOf(PaymentId payment) {
        return find("paymentId", Sort.ascending("id"), payment.value()).list();
    }
}
