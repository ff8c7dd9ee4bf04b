package io.quittance.tenant;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder where the service under test puts its mail. */
public final class Mailbox {
    static final Path FOLDER = folder();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern TICKET = Pattern.compile("#token=([A-Za-z0-9_-]+)");

    private Mailbox() {}

    /** Takes out the oldest mail to an address, once there is one. */
    public static String take(String address) {
        try (WatchService watch = FOLDER.getFileSystem().newWatchService()) {
            FOLDER.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                List<Path> mails = to(address);
                if (!mails.isEmpty()) {
                    String text = Files.readString(mails.get(0));
                    Files.delete(mails.get(0));
                    return text;
                }
                if (System.nanoTime() > end) {
                    throw new AssertionError("no mail to " + address);
                }
                var key = watch.poll(100, TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** The token in the link of the oldest mail to an address. */
    public static String ticket(String address) {
        Matcher link = TICKET.matcher(take(address));
        if (!link.find()) {
            throw new AssertionError("no link in the mail to " + address);
        }
        return link.group(1);
    }

    /** What lies there for an address, oldest first. */
    public static List<Path> to(String address) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-" + address + ".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("quittance-mailbox");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
