package io.quittance.tenant.audit;

import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.domain.CsvLine;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The audit log as a file, newest first: read a batch at a time, as fast as the client takes it, each in a short transaction of
 * its own. That it was exported is noted first.
 */
@ApplicationScoped
class ExportAuditLog {
    private static final int BATCH = 500;
    private static final String HEADER = CsvLine.of(
            "id",
            "created_at",
            "actor",
            "action",
            "subject",
            "client_address",
            "user_agent",
            "request_id",
            "before",
            "after");

    private final Transactions transactions;
    private final AuditEntries entries;
    private final AuditLog audit;

    ExportAuditLog(Transactions transactions, AuditEntries entries, AuditLog audit) {
        this.transactions = transactions;
        this.entries = entries;
        this.audit = audit;
    }

    /** Lines of CSV, many to an item. */
    Multi<String> export(AuditFilter filter) {
        TenantContext tenant = TenantContext.current();
        Uni<String> header = transactions
                .as(
                        tenant,
                        () -> audit.add("audit_log.exported", tenant.tenantId().toString(), null, null))
                .replaceWith(HEADER);
        Multi<String> lines = Multi.createBy()
                .repeating()
                .uni(AtomicReference<UUID>::new, last -> batch(tenant, filter, last))
                .whilst(Page::hasMore)
                .map(ExportAuditLog::lines);
        return Multi.createBy().concatenating().streams(header.toMulti(), lines);
    }

    private Uni<Page<AuditEntry>> batch(TenantContext tenant, AuditFilter filter, AtomicReference<UUID> last) {
        return transactions
                .as(tenant, () -> entries.page(filter, new PageQuery(BATCH, last.get(), null)))
                .invoke(page -> {
                    if (!page.items().isEmpty()) {
                        last.set(page.items().get(page.items().size() - 1).id().value());
                    }
                });
    }

    private static String lines(Page<AuditEntry> page) {
        return page.items().stream().map(ExportAuditLog::line).collect(Collectors.joining());
    }

    private static String line(AuditEntry entry) {
        return CsvLine.of(
                entry.id(),
                entry.createdAt(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.clientAddress(),
                entry.userAgent(),
                entry.requestId(),
                entry.before(),
                entry.after());
    }
}
