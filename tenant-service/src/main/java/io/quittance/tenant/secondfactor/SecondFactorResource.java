package io.quittance.tenant.secondfactor;

import io.quittance.kernel.UserId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants/second-factor")
@RolesAllowed({"owner", "admin", "developer"})
@Tag(name = "Second factor", description = "Codes of an authenticator app (TOTP), besides the password.")
class SecondFactorResource {
    private final EnrolSecondFactor enrolSecondFactor;
    private final EnableSecondFactor enableSecondFactor;
    private final DisableSecondFactor disableSecondFactor;
    private final SecondFactors factors;
    private final Transactions transactions;

    SecondFactorResource(
            EnrolSecondFactor enrolSecondFactor,
            EnableSecondFactor enableSecondFactor,
            DisableSecondFactor disableSecondFactor,
            SecondFactors factors,
            Transactions transactions) {
        this.enrolSecondFactor = enrolSecondFactor;
        this.enableSecondFactor = enableSecondFactor;
        this.disableSecondFactor = disableSecondFactor;
        this.factors = factors;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "Tell whether the caller has a second factor", operationId = "getSecondFactor")
    public Uni<SecondFactorView> get() {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions.tenant(() -> factors.find(caller)
                .chain(factor -> factors.countRecoveryCodes(caller).map(left -> SecondFactorView.of(factor, left))));
    }

    @POST
    @Idempotent(shownOnce = {"secret", "otpauth_uri"})
    @Operation(
            summary = "Get a secret for an authenticator app, which is shown once",
            description = "It is not in use before it is confirmed.",
            operationId = "enrolSecondFactor")
    public Uni<RestResponse<EnrolmentView>> enrol() {
        return enrolSecondFactor.enrol().map(SecondFactorResource::uncached);
    }

    @POST
    @Path("/confirm")
    @Idempotent(shownOnce = "recovery_codes")
    @Operation(
            summary = "Put the second factor into use with a first code, and get recovery codes, which are shown once",
            operationId = "confirmSecondFactor")
    public Uni<RestResponse<RecoveryCodesView>> confirm(@NotNull @Valid CodeRequest request) {
        return enableSecondFactor
                .enable(request.code(), RequestOrigin.current())
                .map(RecoveryCodesView::of)
                .map(SecondFactorResource::uncached);
    }

    @POST
    @Path("/disable")
    @Idempotent
    @Operation(summary = "Do without a second factor", operationId = "disableSecondFactor")
    public Uni<RestResponse<Void>> disable(@NotNull @Valid SecondFactorRemoval removal) {
        return disableSecondFactor.disable(removal, RequestOrigin.current()).replaceWith(RestResponse::noContent);
    }

    private static <T> RestResponse<T> uncached(T view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
