package io.quittance.billing.plan;

import io.quarkus.security.identity.SecurityIdentity;
import io.quittance.billing.plan.domain.PlanStatus;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.idempotency.Idempotent;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path(PlanResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Plans", description = "What a tenant sells, at what price, how often.")
class PlanResource {
    static final String PATH = "/api/v1/billing/plans";
    /** Browsers hold publishable keys: they see what is on sale, nothing else. */
    private static final String PUBLISHABLE = "publishable";

    private final CreatePlan createPlan;
    private final ArchivePlan archivePlan;
    private final PlanRepository plans;
    private final Transactions transactions;
    private final SecurityIdentity caller;

    PlanResource(
            CreatePlan createPlan,
            ArchivePlan archivePlan,
            PlanRepository plans,
            Transactions transactions,
            SecurityIdentity caller) {
        this.createPlan = createPlan;
        this.archivePlan = archivePlan;
        this.plans = plans;
        this.transactions = transactions;
        this.caller = caller;
    }

    @POST
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:write"})
    @Operation(
            summary = "Create a plan",
            description = "Its price and interval never change; archive it to replace it.")
    public Uni<RestResponse<PlanView>> create(@NotNull @Valid PlanRequest request) {
        return createPlan.create(request).map(PlanView::of).map(view -> RestResponse.ResponseBuilder.<PlanView>created(
                        URI.create(PATH + "/" + view.id()))
                .entity(view)
                .build());
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:read", PUBLISHABLE})
    @Operation(summary = "List plans, newest first", description = "A publishable key sees active plans only.")
    public Uni<ListView<PlanView>> list(@BeanParam ListRequest list, @BeanParam PlanFilter filter) {
        return transactions
                .tenant(() -> plans.pageOf(list.page(PlanId::fromString), filter.within(visible())))
                .map(page -> page.view(PATH, PlanView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:read", PUBLISHABLE})
    @Operation(summary = "Get a plan", description = "To a publishable key an archived plan does not exist.")
    public Uni<PlanView> get(@RestPath PlanId id) {
        return transactions.tenant(() -> plans.require(id, visible())).map(PlanView::of);
    }

    @POST
    @Path("/{id}/archive")
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:write"})
    @Operation(
            summary = "Take a plan off sale",
            description = "Its subscribers keep it. Archiving an archived plan changes nothing.")
    public Uni<RestResponse<PlanView>> archive(@RestPath PlanId id) {
        return archivePlan.archive(id).map(PlanView::of).map(RestResponse::ok);
    }

    private Set<PlanStatus> visible() {
        return caller.hasRole(PUBLISHABLE) ? Set.of(PlanStatus.ACTIVE) : Set.of(PlanStatus.values());
    }
}
