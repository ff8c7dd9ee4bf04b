package io.quittance.tenant.emailverification;

import io.quittance.tenant.mail.Letter;
import io.quittance.tenant.mail.MailConfig;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Mails somebody a link by which they prove that the address is theirs. */
@ApplicationScoped
public class SendVerification {
    private final Tickets tickets;
    private final MailOutbox mail;
    private final MailConfig config;

    SendVerification(Tickets tickets, MailOutbox mail, MailConfig config) {
        this.tickets = tickets;
        this.mail = mail;
        this.config = config;
    }

    /** Joins the transaction under way; who has proven it gets no mail. */
    public Uni<Void> to(User user) {
        return user.emailVerifiedAt() != null
                ? Uni.createFrom().voidItem()
                : tickets.issue(Purpose.EMAIL_VERIFICATION, user.userId())
                        .chain(ticket -> mail.add(letter(user, ticket)));
    }

    private Letter letter(User user, Ticket ticket) {
        return new Letter(user.email(), "Confirm your e-mail address", """
                Welcome to Quittance. Confirm within three days that %s is your address:

                  %s/verify-email#token=%s

                If you did not register, ignore this mail.
                """.formatted(
                        user.email(), config.consoleUrl(), ticket.text()));
    }
}
