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
import jakarta.ws.rs.PATCH;
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
    private final ChangeApiKey changeApiKey;
    private final RollApiKey rollApiKey;
    private final RevokeApiKey revokeApiKey;
    private final ApiKeyRepository keys;
    private final Transactions transactions;

    ApiKeyResource(
            CreateApiKey createApiKey,
            ChangeApiKey changeApiKey,
            RollApiKey rollApiKey,
            RevokeApiKey revokeApiKey,
            ApiKeyRepository keys,
            Transactions transactions) {
        this.createApiKey = createApiKey;
        this.changeApiKey = changeApiKey;
        this.rollApiKey = rollApiKey;
        this.revokeApiKey = revokeApiKey;
        this.keys = keys;
        this.transactions = transactions;
    }

    @POST
    @Idempotent(shownOnce = "key")
    @Operation(summary = "Create an API key, which is shown once", operationId = "createApiKey")
    public Uni<RestResponse<ShownApiKey>> create(@NotNull @Valid ApiKeyRequest request) {
        return createApiKey.create(request).map(ApiKeyResource::shown);
    }

    @GET
    @Operation(summary = "List API keys of both modes, newest first", operationId = "listApiKeys")
    public Uni<ListView<ApiKeyView>> list(@BeanParam ListRequest list) {
        return transactions
                .tenant(() -> keys.pageOf(list.page(ApiKeyId::fromString)))
                .map(page -> page.view(PATH, ApiKeyView::of));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Get an API key, without the key", operationId = "getApiKey")
    public Uni<ApiKeyView> get(@RestPath ApiKeyId id) {
        return transactions.tenant(() -> keys.require(id)).map(ApiKeyView::of);
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change an API key's name, end, scopes or addresses", operationId = "changeApiKey")
    public Uni<ApiKeyView> change(@RestPath ApiKeyId id, @NotNull @Valid ApiKeyChange change) {
        return changeApiKey.change(id, change).map(ApiKeyView::of);
    }

    @POST
    @Path("/{id}/roll")
    @Idempotent(shownOnce = "key")
    @Operation(
            summary = "Replace an API key by a new one of its kind, which is shown once",
            description = "The old one stays good for a while, so that nothing stops in between.",
            operationId = "rollApiKey")
    public Uni<RestResponse<ShownApiKey>> roll(@RestPath ApiKeyId id, @Valid ApiKeyRoll roll) {
        return rollApiKey
                .roll(id, (roll == null ? new ApiKeyRoll(null) : roll).overlap())
                .map(ApiKeyResource::shown);
    }

    @POST
    @Path("/{id}/revoke")
    @Idempotent
    @Operation(summary = "Revoke an API key for ever", operationId = "revokeApiKey")
    public Uni<RestResponse<ApiKeyView>> revoke(@RestPath ApiKeyId id) {
        return revokeApiKey.revoke(id).map(ApiKeyView::of).map(RestResponse::ok);
    }

    private static RestResponse<ShownApiKey> shown(ShownApiKey key) {
        return RestResponse.ResponseBuilder.<ShownApiKey>created(URI.create(PATH + "/" + key.id()))
                .entity(key)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
