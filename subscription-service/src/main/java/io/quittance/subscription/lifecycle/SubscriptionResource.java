package io.quittance.subscription.lifecycle;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.subscription.lifecycle.domain.SubscriptionState;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path(SubscriptionResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Subscriptions", description = "Standing orders of plans.")
class SubscriptionResource {
    static final String PATH = "/api/v1/subscriptions";

    private final StartSubscription startSubscription;
    private final CancelSubscription cancelSubscription;
    private final SubscriptionRepository subscriptions;
    private final Transactions transactions;

    SubscriptionResource(
            StartSubscription startSubscription,
            CancelSubscription cancelSubscription,
            SubscriptionRepository subscriptions,
            Transactions transactions) {
        this.startSubscription = startSubscription;
        this.cancelSubscription = cancelSubscription;
        this.subscriptions = subscriptions;
        this.transactions = transactions;
    }

    @POST
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "subscriptions:write"})
    @Operation(
            summary = "Subscribe a customer to a plan",
            description = "Answers as it stands: `incomplete` until the first invoice is paid, a moment later.")
    public Uni<RestResponse<SubscriptionView>> start(@NotNull @Valid SubscriptionRequest request) {
        return startSubscription
                .start(request)
                .map(SubscriptionView::of)
                .map(view -> RestResponse.ResponseBuilder.<SubscriptionView>created(URI.create(PATH + "/" + view.id()))
                        .entity(view)
                        .build());
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "subscriptions:read"})
    @Operation(summary = "List subscriptions, newest first")
    public Uni<ListView<SubscriptionView>> list(
            @BeanParam ListRequest list, @RestQuery String customer, @RestQuery String status) {
        Filter filter = Filter.none()
                .and("customerId", Filter.id(customer, "customer", CustomerId::fromString))
                .and("status", state(status));
        return transactions
                .tenant(() -> subscriptions.page(list.page(SubscriptionId::fromString), filter))
                .map(page -> page.view(PATH, SubscriptionView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "subscriptions:read"})
    @Operation(summary = "Get a subscription")
    public Uni<SubscriptionView> get(@RestPath SubscriptionId id) {
        return transactions.tenant(() -> subscriptions.require(id)).map(SubscriptionView::of);
    }

    /** A cancellation happens once, so it is a sub-resource. */
    @POST
    @Idempotent
    @Path("/{id}/cancellation")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "subscriptions:write"})
    @Operation(summary = "Cancel a subscription, now or at the end of its period")
    public Uni<RestResponse<SubscriptionView>> cancel(
            @RestPath SubscriptionId id, @NotNull @Valid CancellationRequest request) {
        return cancelSubscription
                .cancel(id, request.atPeriodEnd())
                .map(SubscriptionView::of)
                .map(RestResponse::ok);
    }

    private static SubscriptionState state(String slug) {
        return slug == null
                ? null
                : Arrays.stream(SubscriptionState.values())
                        .filter(state -> state.slug().equals(slug))
                        .findFirst()
                        .orElseThrow(() -> new DomainException(
                                ErrorCode.PARAMETER_INVALID, "There is no such subscription status.", "status"));
    }
}
