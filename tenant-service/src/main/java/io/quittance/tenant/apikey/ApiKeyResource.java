package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
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
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path(ApiKeyResource.PATH)
@RolesAllowed({"owner", "admin"})
@Tag(name = "API keys", description = "What programs authenticate with. People manage them; no key makes another.")
class ApiKeyResource {
    static final String PATH = "/api/v1/auth/tenants/keys";

    private final CreateApiKey createApiKey;
    private final RevokeApiKey revokeApiKey;
    private final ApiKeyRepository keys;
    private final Transactions transactions;

    ApiKeyResource(
            CreateApiKey createApiKey, RevokeApiKey revokeApiKey, ApiKeyRepository keys, Transactions transactions) {
        this.createApiKey = createApiKey;
        this.revokeApiKey = revokeApiKey;
        this.keys = keys;
        this.transactions = transactions;
    }

    @POST
    @Idempotent(shownOnce = "key")
    @Operation(summary = "Create an API key, which is shown once", operationId = "createApiKey")
    public Uni<RestResponse<ShownApiKey>> create(@NotNull @Valid ApiKeyRequest request) {
        return createApiKey.create(request.wanted()).map(key -> RestResponse.ResponseBuilder.<ShownApiKey>created(
                        URI.create(PATH + "/" + key.id()))
                .entity(key)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
    }

    @GET
    @Operation(summary = "List API keys of both modes, newest first", operationId = "listApiKeys")
    public Uni<ListView<ApiKeyView>> list(@BeanParam ListRequest list) {
        return transactions
                .tenant(() -> keys.pageOf(list.page(ApiKeyId::fromString)))
                .map(page -> page.view(PATH, ApiKeyView::of));
    }

    @POST
    @Path("/{id}/revoke")
    @Idempotent
    @Operation(summary = "Revoke an API key for ever", operationId = "revokeApiKey")
    public Uni<RestResponse<ApiKeyView>> revoke(@RestPath ApiKeyId id) {
        return revokeApiKey.revoke(id).map(ApiKeyView::of).map(RestResponse::ok);
    }
}
