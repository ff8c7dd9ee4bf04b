package io.quittance.tenant.branding;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.branding.domain.LogoType;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The logo as bytes. It is checked when it comes; when it goes, the browser is told to take it for nothing but the image that it
 * is said to be, and to let it do nothing.
 */
@Path(LogoResource.PATH)
@Tag(name = "Branding", description = "How a tenant looks to its customers.")
class LogoResource {
    static final String PATH = "/api/v1/auth/tenants/branding/logo";

    private static final String PNG = "image/png";
    private static final String SVG = "image/svg+xml";

    private final Brandings brandings;
    private final ChangeBranding changeBranding;
    private final Transactions transactions;

    LogoResource(Brandings brandings, ChangeBranding changeBranding, Transactions transactions) {
        this.brandings = brandings;
        this.changeBranding = changeBranding;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer"})
    @Operation(summary = "Get the logo", operationId = "getLogo")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<RestResponse<byte[]>> get(
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Parameter(hidden = true) String known) {
        return transactions
                .tenant(brandings::logo)
                .onItem()
                .ifNull()
                .failWith(() -> new DomainException(ErrorCode.LOGO_NOT_FOUND, "This tenant has no logo."))
                .map(logo -> answer(logo, known));
    }

    @PUT
    @Consumes({PNG, SVG})
    @RolesAllowed({"owner", "admin"})
    @Operation(
            summary = "Upload the logo",
            description =
                    "A PNG of at most 2048 pixels each way, or an SVG that draws and does nothing else; at most 256 KiB.",
            operationId = "putLogo")
    @RequestBody(
            content = {
                @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = SVG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<RestResponse<BrandingView>> put(
            byte[] image,
            @RestHeader(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(description = "The ETag of the branding that you have seen.")
                    String ifMatch) {
        LogoType type = LogoType.of(contentType)
                .orElseThrow(() -> new DomainException(
                        ErrorCode.MEDIA_TYPE_UNSUPPORTED,
                        "Send " + PNG + " or " + SVG + ".",
                        HttpHeaders.CONTENT_TYPE));
        return changeBranding.showLogo(image, type, ifMatch).map(BrandingResource::answer);
    }

    @DELETE
    @RolesAllowed({"owner", "admin"})
    @Operation(summary = "Take the logo away", operationId = "deleteLogo")
    public Uni<RestResponse<BrandingView>> delete(
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(description = "The ETag of the branding that you have seen.")
                    String ifMatch) {
        return changeBranding.removeLogo(ifMatch).map(BrandingResource::answer);
    }

    private static RestResponse<byte[]> answer(Logo logo, String known) {
        var answer = logo.etag().equals(known)
                ? RestResponse.ResponseBuilder.<byte[]>notModified()
                : RestResponse.ResponseBuilder.ok(logo.image()).header(HttpHeaders.CONTENT_TYPE, logo.mediaType());
        return answer.header(HttpHeaders.ETAG, logo.etag())
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
