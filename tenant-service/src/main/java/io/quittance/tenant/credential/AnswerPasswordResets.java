package io.quittance.tenant.credential;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.mail.MailConfig;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.LoginEmails;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Mails a ticket to everybody who asked for one and has an account. A request is deleted in a transaction that ends after that of the
 * mail: killed in between, it is answered twice rather than never.
 */
@ApplicationScoped
class AnswerPasswordResets {
    private static final String ACTOR = "password-reset";
    private static final String TAKE = """
            DELETE FROM password_reset_request WHERE id IN (
                SELECT id FROM password_reset_request ORDER BY id LIMIT 20 FOR UPDATE SKIP LOCKED)
            RETURNING email, client_address""";

    private final Pool relay;
    private final LoginEmails emails;
    private final Transactions transactions;
    private final Users users;
    private final Tickets tickets;
    private final MailOutbox mail;
    private final MailConfig mailConfig;
    private final AuditLog audit;

    AnswerPasswordResets(
            @ReactiveDataSource("relay") Pool relay,
            LoginEmails emails,
            Transactions transactions,
            Users users,
            Tickets tickets,
            MailOutbox mail,
            MailConfig mailConfig,
            AuditLog audit) {
        this.relay = relay;
        this.emails = emails;
        this.transactions = transactions;
        this.users = users;
        this.tickets = tickets;
        this.mail = mail;
        this.mailConfig = mailConfig;
        this.audit = audit;
    }

    @Scheduled(every = "${quittance.mail.poll-every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> answer() {
        return relay.withTransaction(
                        connection -> connection.query(TAKE).execute().chain(rows -> Multi.createFrom()
                                .iterable(rows)
                                .onItem()
                                .transformToUniAndConcatenate(this::answer)
                                .collect()
                                .last()))
                .replaceWithVoid();
    }

    private Uni<Void> answer(Row request) {
        return emails.find(LoginEmail.of(request.getString("email")))
                .onItem()
                .ifNotNull()
                .transformToUni(holder -> transactions.as(
                        new TenantContext(holder.tenantId(), true, ACTOR, null), () -> users.findShared(holder.userId())
                                .onItem()
                                .ifNotNull()
                                .transformToUni(user -> mail(user, request.getString("client_address")))));
    }

    private Uni<Void> mail(User user, String clientAddress) {
        return tickets.issue(Purpose.PASSWORD_RESET, user.userId())
                .chain(ticket -> mail.add(CredentialLetters.passwordReset(user, ticket, mailConfig.consoleUrl())))
                .chain(() -> audit.add(
                        "user.password_reset_requested",
                        user.userId().toString(),
                        null,
                        clientAddress == null ? null : Map.of("client_address", clientAddress)));
    }
}
