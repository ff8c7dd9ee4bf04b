package io.quittance.payment.method;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PaymentMethodId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path(PaymentMethodResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Payment methods", description = "What a customer can be charged by.")
class PaymentMethodResource {
    static final String PATH = "/api/v1/payments/methods";

    private final AttachPaymentMethod attachPaymentMethod;
    private final ChangeDefaultMethod changeDefaultMethod;
    private final PaymentMethodRepository methods;
    private final Transactions transactions;

    PaymentMethodResource(
            AttachPaymentMethod attachPaymentMethod,
            ChangeDefaultMethod changeDefaultMethod,
            PaymentMethodRepository methods,
            Transactions transactions) {
        this.attachPaymentMethod = attachPaymentMethod;
        this.changeDefaultMethod = changeDefaultMethod;
        this.methods = methods;
        this.transactions = transactions;
    }

    @POST
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "payments:write", "publishable"})
    @Operation(
            summary = "Attach a payment method to a customer",
            description =
                    "A customer's first method becomes the default. A publishable key may do this from a browser.")
    public Uni<RestResponse<PaymentMethodView>> attach(@NotNull @Valid PaymentMethodRequest request) {
        return attachPaymentMethod
                .attach(request)
                .map(PaymentMethodView::of)
                .map(view -> RestResponse.ResponseBuilder.<PaymentMethodView>created(URI.create(PATH + "/" + view.id()))
                        .entity(view)
                        .build());
    }

    @POST
    @Path("/{id}/default")
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "payments:write"})
    @Operation(summary = "Collect the customer's invoices from this method from now on")
    public Uni<RestResponse<PaymentMethodView>> makeDefault(@RestPath PaymentMethodId id) {
        return changeDefaultMethod.change(id).map(method -> RestResponse.ok(PaymentMethodView.of(method, true)));
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "payments:read"})
    @Operation(summary = "List payment methods, newest first")
    public Uni<ListView<PaymentMethodView>> list(
            @BeanParam ListRequest list,
            @RestQuery @Parameter(description = "Only this customer's methods.") String customer) {
        UUID owner = Filter.id(customer, "customer", CustomerId::fromString);
        return transactions
                .tenant(() -> methods.pageOf(list.page(PaymentMethodId::fromString), owner))
                .map(page -> page.view(PATH, PaymentMethodView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "payments:read"})
    @Operation(summary = "Get a payment method")
    public Uni<PaymentMethodView> get(@RestPath PaymentMethodId id) {
        return transactions.tenant(() -> methods.require(id)).map(PaymentMethodView::of);
    }
}
