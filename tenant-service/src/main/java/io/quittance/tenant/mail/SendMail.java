package io.quittance.tenant.mail;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quittance.kernel.TenantId;
import io.quittance.tenant.sealing.SecretBox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Sends what waits, at least once. A claim counts the attempt and says when the next one is due: a sender that is killed is as one
 * that failed. What fails too often stays for a week, due no more, for somebody to look at.
 */
@ApplicationScoped
class SendMail {
    private static final Logger LOG = Logger.getLogger(SendMail.class);
    private static final int AT_ONCE = 8;
    private static final String CLAIM = """
            UPDATE mail SET attempts = mail.attempts + 1,
                due_at = CASE WHEN mail.attempts + 1 < $1 THEN now() + interval '1 minute' * power(2, mail.attempts) END
            FROM (SELECT tenant_id, id FROM mail WHERE due_at <= now() ORDER BY due_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
            WHERE mail.tenant_id = due.tenant_id AND mail.id = due.id
            RETURNING mail.tenant_id, mail.id, recipient, subject, body""";
    private static final String SENT = "DELETE FROM mail WHERE tenant_id = $1 AND id = $2";
    private static final String FORGET_OLD = """
            DELETE FROM mail WHERE (tenant_id, id) IN (
                SELECT tenant_id, id FROM mail WHERE created_at < now() - interval '7 days' ORDER BY created_at LIMIT 1000)""";

    private final Pool relay;
    private final SecretBox box;
    private final Postman postman;
    private final MailConfig config;

    SendMail(@ReactiveDataSource("relay") Pool relay, SecretBox box, Postman postman, MailConfig config) {
        this.relay = relay;
        this.box = box;
        this.postman = postman;
        this.config = config;
    }

    @Scheduled(every = "${quittance.mail.poll-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sendDue() {
        return relay.preparedQuery(CLAIM)
                .execute(Tuple.of(config.attemptsMax(), AT_ONCE))
                .chain(rows -> Multi.createFrom()
                        .iterable(rows)
                        .onItem()
                        .transformToUni(this::send)
                        .merge(AT_ONCE)
                        .collect()
                        .last())
                .replaceWithVoid();
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return relay.query(FORGET_OLD).execute().replaceWithVoid();
    }

    private Uni<Void> send(Row row) {
        TenantId tenant = new TenantId(row.getUUID("tenant_id"));
        UUID id = row.getUUID("id");
        return Uni.createFrom()
                .deferred(() -> postman.carry(id, letter(row, tenant, id)))
                .chain(() -> relay.preparedQuery(SENT).execute(Tuple.of(tenant.value(), id)))
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("Mail %s of %s was not sent: %s", id, tenant, failure))
                .onFailure()
                .recoverWithNull();
    }

    private Letter letter(Row row, TenantId tenant, UUID id) {
        Buffer sealed = row.getBuffer("body");
        byte[] text = box.open(sealed.getBytes(), tenant, MailOutbox.owner(id));
        return new Letter(
                row.getString("recipient"), row.getString("subject"), new String(text, StandardCharsets.UTF_8));
    }
}
