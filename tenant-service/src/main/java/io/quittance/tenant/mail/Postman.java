package io.quittance.tenant.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Takes a letter to the mail server, or where there is none, to the local mailbox. */
@ApplicationScoped
class Postman {
    /** Shorter than the first wait between attempts, or two might carry one letter at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ReactiveMailer mailer;
    private final LocalMailbox mailbox;
    private final MailConfig config;

    Postman(ReactiveMailer mailer, LocalMailbox mailbox, MailConfig config) {
        this.mailer = mailer;
        this.mailbox = mailbox;
        this.config = config;
    }

    /** @param id of the letter, the same when it is carried again */
    Uni<Void> carry(UUID id, Letter letter) {
        if (config.smtpHost().isEmpty()) {
            return mailbox.put(id, letter);
        }
        Mail mail = Mail.withText(letter.to(), letter.subject(), letter.text())
                .setFrom(config.from())
                .addHeader("Message-ID", "<" + id + "@quittance>");
        return mailer.send(mail).ifNoItem().after(PATIENCE).fail();
    }
}
