package io.quittance.tenant.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.kernel.AuditEntryId;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

@Path(AuditResource.PATH)
@RolesAllowed({"owner", "admin"})
@Tag(name = "Audit log", description = "Who did what, when, and from where.")
class AuditResource {
    static final String PATH = "/api/v1/auth/tenants/audit-log";
    private static final String CSV = "text/csv; charset=utf-8";

    private final AuditEntries entries;
    private final ExportAuditLog exportAuditLog;
    private final Transactions transactions;
    private final ObjectMapper json;

    AuditResource(AuditEntries entries, ExportAuditLog exportAuditLog, Transactions transactions, ObjectMapper json) {
        this.entries = entries;
        this.exportAuditLog = exportAuditLog;
        this.transactions = transactions;
        this.json = json;
    }

    @GET
    @Operation(summary = "List what was done, newest first", operationId = "listAuditEntries")
    public Uni<ListView<AuditEntryView>> list(@BeanParam ListRequest list, @BeanParam AuditFilterRequest filter) {
        PageQuery page = list.page(AuditEntryId::fromString);
        AuditFilter wanted = filter.filter();
        return transactions
                .tenant(() -> entries.page(wanted, page))
                .map(found -> found.view(PATH, entry -> AuditEntryView.of(entry, json)));
    }

    @GET
    @Path("/export")
    @Produces(CSV)
    @Operation(
            summary = "Export what was done as CSV, newest first",
            description = "What a spreadsheet would run as a formula has an apostrophe in front.",
            operationId = "exportAuditEntries")
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public RestMulti<String> export(@BeanParam AuditFilterRequest filter) {
        return RestMulti.fromMultiData(exportAuditLog.export(filter.filter()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"audit-log.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
