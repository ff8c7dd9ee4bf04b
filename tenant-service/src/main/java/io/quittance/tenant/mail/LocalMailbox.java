package io.quittance.tenant.mail;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.UUID;

/** A folder where mail lands as long as no mail server is known: one file each, which mail programs open. */
@ApplicationScoped
class LocalMailbox {
    private final MailConfig config;
    private final Clock clock;

    LocalMailbox(MailConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** The same letter put again replaces the first. */
    Uni<Void> put(UUID id, Letter letter) {
        return Uni.createFrom()
                .voidItem()
                .invoke(() -> write(id, letter))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private void write(UUID id, Letter letter) {
        Path folder = config.mailbox();
        try {
            Files.createDirectories(folder);
            // Made for its owner alone, and seen by nobody before it is whole.
            Path draft = Files.createTempFile(folder, ".", ".tmp");
            Files.writeString(draft, text(id, letter));
            Files.move(draft, folder.resolve(name(id, letter)), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot put mail into " + folder, e);
        }
    }

    // An id is in the order of time, so the folder's listing is as well.
    private static String name(UUID id, Letter letter) {
        return id + "-" + letter.to().replaceAll("[^A-Za-z0-9@._+-]", "_") + ".eml";
    }

    private String text(UUID id, Letter letter) {
        return """
                From: %s
                To: %s
                Subject: %s
                Date: %s
                Message-ID: <%s@quittance>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %s""".formatted(
                config.from(),
                letter.to(),
                header(letter.subject()),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)),
                id,
                letter.text());
    }

    /** Plain where it can be, so that people can read the file; else an encoded word (RFC 2047). */
    private static String header(String text) {
        boolean plain = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return plain
                ? text
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
