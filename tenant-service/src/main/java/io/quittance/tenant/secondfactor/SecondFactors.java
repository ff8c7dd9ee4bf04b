package io.quittance.tenant.secondfactor;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.pepper.KeyedHash;
import io.quittance.tenant.sealing.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The second factors of the people of the tenant at work, and their recovery codes. All join the transaction under way. */
@ApplicationScoped
public class SecondFactors {
    private final Sql sql;
    private final SecretBox box;
    private final KeyedHash keyedHash;
    private final Clock clock;

    SecondFactors(Sql sql, SecretBox box, KeyedHash keyedHash, Clock clock) {
        this.sql = sql;
        this.box = box;
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /** Whether a person needs a second factor to log in. */
    public Uni<Boolean> isEnabled(UserId user) {
        return find(user, "").map(factor -> factor != null && factor.isEnabled());
    }

    /** Null for who has none. */
    Uni<SecondFactor> find(UserId user) {
        return find(user, "");
    }

    /** As {@link #find}; of two who give the same code at once, one waits. */
    Uni<SecondFactor> lock(UserId user) {
        return find(user, " FOR UPDATE");
    }

    /** Keeps a secret that is not in use yet, in the place of another such. False if one is in use. */
    Uni<Boolean> enrol(UserId user, byte[] secret) {
        return sql.update("""
                        INSERT INTO second_factor AS known (tenant_id, user_id, secret, last_step, created_at)
                        VALUES ($1, $2, $3, 0, $4)
                        ON CONFLICT (tenant_id, user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
                        WHERE known.enabled_at IS NULL""", tenant().value(), user.value(), box.seal(secret, tenant(), owner(user)), now())
                .map(rows -> rows == 1);
    }

    byte[] open(SecondFactor factor, UserId user) {
        return box.open(factor.sealedSecret(), tenant(), owner(user));
    }

    Uni<Void> enable(UserId user) {
        return sql.update(
                        "UPDATE second_factor SET enabled_at = $3 WHERE tenant_id = $1 AND user_id = $2",
                        tenant().value(),
                        user.value(),
                        now())
                .replaceWithVoid();
    }

    /** No code of this step or an earlier one is accepted again. */
    Uni<Void> use(UserId user, long step) {
        return sql.update(
                        "UPDATE second_factor SET last_step = $3 WHERE tenant_id = $1 AND user_id = $2",
                        tenant().value(),
                        user.value(),
                        step)
                .replaceWithVoid();
    }

    Uni<Void> remove(UserId user) {
        return sql.update(
                        "DELETE FROM second_factor WHERE tenant_id = $1 AND user_id = $2",
                        tenant().value(),
                        user.value())
                .replaceWithVoid();
    }

    Uni<Void> addRecoveryCode(UserId user, String code) {
        return sql.update(
                        "INSERT INTO recovery_code (tenant_id, user_id, hash) VALUES ($1, $2, $3)",
                        tenant().value(),
                        user.value(),
                        hash(user, code))
                .replaceWithVoid();
    }

    /** Uses up a recovery code; false if the person has none like it. */
    Uni<Boolean> spend(UserId user, String code) {
        return sql.update(
                        "DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2 AND hash = $3",
                        tenant().value(),
                        user.value(),
                        hash(user, code))
                .map(rows -> rows == 1);
    }

    Uni<Long> countRecoveryCodes(UserId user) {
        return sql.select(
                        "SELECT count(*) FROM recovery_code WHERE tenant_id = $1 AND user_id = $2",
                        tenant().value(),
                        user.value())
                .map(rows -> (Long) rows.get(0)[0]);
    }

    private Uni<SecondFactor> find(UserId user, String lock) {
        return sql.select(
                        "SELECT secret, last_step, enabled_at FROM second_factor WHERE tenant_id = $1 AND user_id = $2"
                                + lock,
                        tenant().value(),
                        user.value())
                .map(SecondFactors::factor);
    }

    private static SecondFactor factor(List<Object[]> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        Object[] row = rows.get(0);
        OffsetDateTime enabledAt = (OffsetDateTime) row[2];
        return new SecondFactor(bytes(row[0]), (Long) row[1], enabledAt == null ? null : enabledAt.toInstant());
    }

    private static byte[] bytes(Object column) {
        return column instanceof Buffer buffer ? buffer.getBytes() : (byte[]) column;
    }

    private byte[] hash(UserId user, String code) {
        return keyedHash.of("recovery code of " + user + ":" + code);
    }

    private static TenantId tenant() {
        return TenantContext.current().tenantId();
    }

    private static String owner(UserId user) {
        return "second factor/" + user;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
