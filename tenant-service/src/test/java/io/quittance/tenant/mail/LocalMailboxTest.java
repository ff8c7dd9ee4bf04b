package io.quittance.tenant.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.Uuid7;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailboxTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path home;

    @Test
    void mail_lands_as_a_file_that_mail_programs_open() throws IOException {
        put(Uuid7.next(), new Letter("ada@example.com", "Größe", "Hello Ada.\n"));
        assertThat(Files.readString(files().get(0)))
                .startsWith("From: no-reply@example.com\nTo: ada@example.com\nSubject: =?utf-8?B?R3LDtsOfZQ==?=\n")
                .contains("Date: Tue, 24 Nov 2026 12:00:00 GMT\n")
                .endsWith("\n\nHello Ada.\n");
    }

    @Test
    void nobody_else_on_the_machine_reads_it() throws IOException {
        put(Uuid7.next(), new Letter("ada@example.com", "Hello", "Hello Ada."));
        assertThat(Files.getPosixFilePermissions(files().get(0)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void no_address_leads_out_of_the_folder() throws IOException {
        put(Uuid7.next(), new Letter("../../x/y@example.com", "Hello", "Hello."));
        assertThat(files()).hasSize(1);
        assertThat(home.toFile().list()).containsExactly("mailbox");
    }

    @Test
    void the_same_letter_put_again_is_there_once() throws IOException {
        UUID id = Uuid7.next();
        put(id, new Letter("ada@example.com", "Hello", "Hello."));
        put(id, new Letter("ada@example.com", "Hello", "Hello."));
        assertThat(files()).hasSize(1);
    }

    private void put(UUID id, Letter letter) {
        new LocalMailbox(new Local(home.resolve("mailbox")), NOON)
                .put(id, letter)
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("mailbox"))) {
            return files.toList();
        }
    }

    private record Local(Path mailbox) implements MailConfig {
        @Override
        public Optional<String> smtpHost() {
            return Optional.empty();
        }

        @Override
        public String from() {
            return "no-reply@example.com";
        }

        @Override
        public URI consoleUrl() {
            return URI.create("http://localhost/console");
        }

        @Override
        public Duration pollEvery() {
            return Duration.ofSeconds(1);
        }

        @Override
        public int attemptsMax() {
            return 8;
        }
    }
}
