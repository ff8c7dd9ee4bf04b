package io.quittance.tenant.operator;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.company.domain.TenantStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path(OperatorResource.PATH)
@RolesAllowed("operator")
@Tag(name = "Operators", description = "For those who run the platform.")
class OperatorResource {
    static final String PATH = "/api/v1/auth/operators/tenants";

    private static final int QUERY_MAX = 254;

    private final CurrentOperator operator;
    private final AllTenants tenants;
    private final OneTenant tenant;
    private final ChangeTenantStatus changeTenantStatus;
    private final ChangeTenantPlan changeTenantPlan;
    private final ImpersonateTenant impersonateTenant;
    private final Transactions transactions;

    OperatorResource(
            CurrentOperator operator,
            AllTenants tenants,
            OneTenant tenant,
            ChangeTenantStatus changeTenantStatus,
            ChangeTenantPlan changeTenantPlan,
            ImpersonateTenant impersonateTenant,
            Transactions transactions) {
        this.operator = operator;
        this.tenants = tenants;
        this.tenant = tenant;
        this.changeTenantStatus = changeTenantStatus;
        this.changeTenantPlan = changeTenantPlan;
        this.impersonateTenant = impersonateTenant;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "List tenants, newest first", operationId = "listTenants")
    public Uni<ListView<OperatedTenantView>> list(
            @BeanParam ListRequest list,
            @RestQuery @Parameter(description = "Only in this status.", example = "suspended") String status,
            @RestQuery @Parameter(description = "What a name, a slug or a person's address contains; or an id.")
                    String query) {
        operator.require();
        PageQuery page = list.page(TenantId::fromString);
        return tenants.page(status(status), query(query), page).map(found -> found.view(PATH, OperatedTenantView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get a tenant, with how much it has", operationId = "getTenant")
    public Uni<TenantDetailView> get(@RestPath TenantId id) {
        return transactions.as(operator.at(id), () -> tenant.require()
                .chain(found -> tenant.counts().map(counts -> TenantDetailView.of(found, counts))));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change what the platform sells a tenant", operationId = "changeTenantPlan")
    public Uni<OperatedTenantView> change(@RestPath TenantId id, @NotNull @Valid TenantPlanChange change) {
        return changeTenantPlan.change(id, change).map(OperatedTenantView::of);
    }

    @POST
    @Path("/{id}/suspend")
    @Operation(summary = "Let nothing of a tenant work until it is resumed", operationId = "suspendTenant")
    public Uni<OperatedTenantView> suspend(@RestPath TenantId id, @NotNull @Valid OperatorReason why) {
        return changeTenantStatus.suspend(id, why.reason()).map(OperatedTenantView::of);
    }

    @POST
    @Path("/{id}/resume")
    @Operation(summary = "Let a suspended tenant work again", operationId = "resumeTenant")
    public Uni<OperatedTenantView> resume(@RestPath TenantId id, @NotNull @Valid OperatorReason why) {
        return changeTenantStatus.resume(id, why.reason()).map(OperatedTenantView::of);
    }

    @POST
    @Path("/{id}/close")
    @Operation(summary = "Close a tenant for ever", operationId = "closeTenant")
    public Uni<OperatedTenantView> close(@RestPath TenantId id, @NotNull @Valid OperatorReason why) {
        return changeTenantStatus.close(id, why.reason()).map(OperatedTenantView::of);
    }

    @POST
    @Path("/{id}/impersonation")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Get an access token that reads as the tenant's developer does",
            operationId = "impersonateTenant")
    public Uni<ImpersonationView> impersonate(@RestPath TenantId id, @NotNull @Valid OperatorReason why) {
        return impersonateTenant.impersonate(id, why.reason());
    }

    private static TenantStatus status(String text) {
        if (text != null && !text.matches("active|suspended|closed")) {
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID, "A status is active, suspended or closed.", "status");
        }
        return text == null ? null : TenantStatus.of(text);
    }

    private static String query(String text) {
        if (text != null && (text.length() > QUERY_MAX || text.indexOf('\0') >= 0)) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, "query has at most 254 characters.", "query");
        }
        return text;
    }
}
