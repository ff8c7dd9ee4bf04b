package io.quittance.tenant.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How letters reach people. */
@ConfigMapping(prefix = "quittance.mail")
public interface MailConfig {
    /** The server that takes our mail, {@code QUITTANCE_SMTP_HOST}. Without one, mail lands in {@link #mailbox()}. */
    Optional<String> smtpHost();

    /** A folder of {@code .eml} files, {@code QUITTANCE_MAILBOX}; made when the first mail lands. */
    @WithDefault(".quittance/mailbox")
    Path mailbox();

    /** Whom mail is from, {@code QUITTANCE_MAIL_FROM}. */
    @WithDefault("no-reply@localhost")
    String from();

    /** Where the console is, which the links in a mail lead to, {@code QUITTANCE_CONSOLE_URL}. */
    @WithDefault("http://127.0.0.1:8080/console")
    URI consoleUrl();

    /** How often to look for mail that waits. */
    @WithDefault("1s")
    Duration pollEvery();

    /** Attempts per mail; each waits twice as long as the one before, from a minute. */
    @WithDefault("8")
    @Min(1)
    int attemptsMax();
}
