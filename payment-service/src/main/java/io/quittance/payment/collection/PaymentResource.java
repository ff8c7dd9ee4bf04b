package io.quittance.payment.collection;

import io.quittance.kernel.PaymentId;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path(PaymentResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Payments", description = "What was, or is being, collected for an invoice.")
class PaymentResource {
    static final String PATH = "/api/v1/payments";

    private final PaymentRepository payments;
    private final PaymentAttemptRepository attempts;
    private final Transactions transactions;

    PaymentResource(PaymentRepository payments, PaymentAttemptRepository attempts, Transactions transactions) {
        this.payments = payments;
        this.attempts = attempts;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "payments:read"})
    @Operation(summary = "List payments, newest first")
    public Uni<ListView<PaymentView>> list(@BeanParam ListRequest list, @BeanParam PaymentFilter filter) {
        return transactions
                .tenant(() -> payments.pageOf(list.page(PaymentId::fromString), filter.filter()))
                .map(page -> page.view(PATH, PaymentView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "payments:read"})
    @Operation(summary = "Get a payment with its attempts")
    public Uni<PaymentView> get(@RestPath PaymentId id) {
        return transactions.tenant(() ->
                payments.require(id).chain(payment -> attempts.listOf(id).map(made -> PaymentView.of(payment, made))));
    }
}
