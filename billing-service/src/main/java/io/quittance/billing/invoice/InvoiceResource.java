package io.quittance.billing.invoice;

import io.quittance.kernel.InvoiceId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path(InvoiceResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Invoices", description = "What customers owe. Subscriptions make them, one per period.")
class InvoiceResource {
    static final String PATH = "/api/v1/billing/invoices";

    private final VoidInvoice voidInvoice;
    private final InvoiceRepository invoices;
    private final InvoiceLineRepository lines;
    private final Transactions transactions;

    InvoiceResource(
            VoidInvoice voidInvoice,
            InvoiceRepository invoices,
            InvoiceLineRepository lines,
            Transactions transactions) {
        this.voidInvoice = voidInvoice;
        this.invoices = invoices;
        this.lines = lines;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:read"})
    @Operation(summary = "List invoices, newest first", description = "Without their lines.")
    public Uni<ListView<InvoiceView>> list(@BeanParam ListRequest list, @BeanParam InvoiceFilter filter) {
        return transactions
                .tenant(() -> invoices.page(list.page(InvoiceId::fromString), filter.filter()))
                .map(page -> page.view(PATH, InvoiceView::withoutLines));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:read"})
    @Operation(summary = "Get an invoice with its lines")
    public Uni<InvoiceView> get(@RestPath InvoiceId id) {
        return transactions.tenant(() -> invoices.require(id).chain(this::view));
    }

    @POST
    @Path("/{id}/void")
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "billing:write"})
    @Operation(
            summary = "Void an invoice",
            description = "Open or uncollectible ones only. It keeps its number; nothing is owed on it any more.")
    public Uni<RestResponse<InvoiceView>> cancel(@RestPath InvoiceId id) {
        return transactions
                .tenant(() -> voidInvoice.cancel(id).chain(this::view))
                .map(RestResponse::ok);
    }

    private Uni<InvoiceView> view(Invoice invoice) {
        return lines.of(invoice.invoiceId()).map(rows -> InvoiceView.withLines(invoice, rows));
    }
}
