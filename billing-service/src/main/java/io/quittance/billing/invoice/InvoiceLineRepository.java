package io.quittance.billing.invoice;

import io.quarkus.panache.common.Sort;
import io.quittance.billing.invoice.domain.LineItem;
import io.quittance.kernel.InvoiceId;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class InvoiceLineRepository implements TenantRepository<InvoiceLine> {

    Uni<Void> add(InvoiceId invoice, List<LineItem> items, Instant now) {
        List<InvoiceLine> rows = new ArrayList<>(items.size());
        for (LineItem item : items) {
            rows.add(new InvoiceLine(invoice, rows.size() + 1, item, now));
        }
        return persist(rows);
    }

    /** The lines of an invoice as they are printed. */
    Uni<List<InvoiceLine>> of(InvoiceId invoice) {
        return find("invoiceId", Sort.ascending("position"), invoice.value()).list();
    }
}
