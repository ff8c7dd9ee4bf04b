package io.quittance.tenant.company;

import io.quittance.kernel.TenantId;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.company.domain.Slug;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Gives each tenant a slug of its own. Two companies of one name differ by a random tail, which tells nothing of how many there are. */
@ApplicationScoped
public class TenantSlugs {
    private static final int ATTEMPTS_MAX = 5;

    private final Sql sql;
    private final SecureRandom random = new SecureRandom();

    TenantSlugs(Sql sql) {
        this.sql = sql;
    }

    /** Claims a slug like the wanted one for the tenant at work, in the transaction under way. */
    public Uni<String> claim(Slug wanted, TenantId tenant) {
        return claim(wanted, wanted.text(), tenant, ATTEMPTS_MAX);
    }

    private Uni<String> claim(Slug wanted, String text, TenantId tenant, int attemptsLeft) {
        return sql.update(
                        "INSERT INTO tenant_slug (slug, tenant_id) VALUES ($1, $2) ON CONFLICT DO NOTHING",
                        text,
                        tenant.value())
                .chain(rows -> {
                    if (rows == 1) {
                        return Uni.createFrom().item(text);
                    }
                    if (attemptsLeft == 1) {
                        throw new IllegalStateException("no free slug like " + wanted.text());
                    }
                    return claim(wanted, wanted.withTail(random), tenant, attemptsLeft - 1);
                });
    }
}
