package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path(CustomerResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Customers", description = "Whom a tenant bills.")
class CustomerResource {
    static final String PATH = "/api/v1/customers";

    private final CreateCustomer createCustomer;
    private final ChangeCustomer changeCustomer;
    private final DeleteCustomer deleteCustomer;
    private final CustomerRepository customers;
    private final Transactions transactions;

    CustomerResource(
            CreateCustomer createCustomer,
            ChangeCustomer changeCustomer,
            DeleteCustomer deleteCustomer,
            CustomerRepository customers,
            Transactions transactions) {
        this.createCustomer = createCustomer;
        this.changeCustomer = changeCustomer;
        this.deleteCustomer = deleteCustomer;
        this.customers = customers;
        this.transactions = transactions;
    }

    @POST
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "customers:write"})
    @Operation(summary = "Create a customer")
    public Uni<RestResponse<CustomerView>> create(@NotNull @Valid CustomerRequest request) {
        return createCustomer
                .create(request)
                .map(CustomerView::of)
                .map(view -> RestResponse.ResponseBuilder.<CustomerView>created(URI.create(PATH + "/" + view.id()))
                        .entity(view)
                        .build());
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "customers:read"})
    @Operation(summary = "List customers, newest first")
    public Uni<ListView<CustomerView>> list(@BeanParam ListRequest list) {
        return transactions
                .tenant(() -> customers.pageOf(list.page(CustomerId::fromString)))
                .map(page -> page.view(PATH, CustomerView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "customers:read"})
    @Operation(summary = "Get a customer")
    public Uni<CustomerView> get(@RestPath CustomerId id) {
        return transactions.tenant(() -> customers.require(id)).map(CustomerView::of);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "customers:write"})
    @Operation(summary = "Change a customer")
    public Uni<CustomerView> change(@RestPath CustomerId id, @NotNull @Valid CustomerChange change) {
        return changeCustomer.change(id, change).map(CustomerView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "customers:write"})
    @Operation(summary = "Delete a customer whom nothing bills any more", description = "The books keep the row.")
    public Uni<DeletedCustomerView> delete(@RestPath CustomerId id) {
        return deleteCustomer.delete(id).map(DeletedCustomerView::of);
    }
}
