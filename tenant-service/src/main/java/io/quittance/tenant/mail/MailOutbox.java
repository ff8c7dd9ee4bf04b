package io.quittance.tenant.mail;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.Uuid7;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.sealing.SecretBox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Where a use case leaves its mail: it waits with the change, or not at all. {@link SendMail} sends it once both are committed. */
@ApplicationScoped
public class MailOutbox {
    private final Sql sql;
    private final SecretBox box;

    MailOutbox(Sql sql, SecretBox box) {
        this.sql = sql;
        this.box = box;
    }

    /** Joins the transaction under way. The text is sealed: many a letter opens a door. */
    public Uni<Void> add(Letter letter) {
        TenantId tenant = TenantContext.current().tenantId();
        UUID id = Uuid7.next();
        return sql.update(
                        """
                        INSERT INTO mail (tenant_id, id, recipient, subject, body, attempts, due_at, created_at)
                        VALUES ($1, $2, $3, $4, $5, 0, now(), now())""",
                        tenant.value(),
                        id,
                        letter.to(),
                        letter.subject(),
                        box.seal(letter.text().getBytes(StandardCharsets.UTF_8), tenant, owner(id)))
                .replaceWithVoid();
    }

    static String owner(UUID id) {
        return "mail/" + id;
    }
}
