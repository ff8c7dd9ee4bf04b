package io.quittance.local.running;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How much memory processes occupy. */
public final class ResidentMemory {

    private static final long KIB = 1024;

    private ResidentMemory() {}

    /** Resident set size in bytes, as {@code ps} shows it; empty when the system does not tell. */
    public static OptionalLong of(ProcessHandle process) {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        return Files.exists(status) ? line(status, "VmRSS:") : fromPs(process.pid());
    }

    /**
     * Bytes of a process and all its descendants, pages that they share counted once. PostgreSQL's processes map the same
     * buffers each: their resident sizes add up to several times what they take.
     */
    public static OptionalLong ofTree(ProcessHandle root) {
        return Stream.concat(Stream.of(root), root.descendants())
                .map(process -> line(Path.of("/proc", String.valueOf(process.pid()), "smaps_rollup"), "Pss:"))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .reduce(Long::sum);
    }

    private static OptionalLong line(Path file, String label) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                    .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return OptionalLong.empty(); // has just ended, or this is no Linux
        }
    }

    private static OptionalLong fromPs(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            ps.waitFor(1, TimeUnit.SECONDS);
            return kib.isBlank() ? OptionalLong.empty() : OptionalLong.of(KIB * Long.parseLong(kib.strip()));
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
