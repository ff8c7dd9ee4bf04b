package io.quittance.local.command;

import io.quittance.local.DataDirectory;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.stream.Stream;

/** {@code ./quittance reset}: stops everything and deletes the data; the next start begins anew. */
final class Reset {

    private final Options options;

    Reset(Options options) {
        this.options = options;
    }

    int run() throws IOException, InterruptedException {
        DataDirectory data = options.data();
        if (!options.assumeYes() && !confirm(data)) {
            System.out.println("Nothing deleted");
            return 1;
        }
        new Down(options).stop();
        // What is left, the cache, holds no data and takes minutes to make.
        List<Path> doomed =
                List.of(data.demoTenant(), data.postgres(), data.kafka(), data.logs(), data.secrets(), data.running());
        for (Path path : doomed) {
            delete(path);
        }
        System.out.println("Deleted all data in " + data.root());
        return 0;
    }

    private static boolean confirm(DataDirectory data) {
        System.out.print("Delete all tenants, invoices, keys and logs in " + data.root() + "? [y/N] ");
        System.out.flush();
        Scanner in = new Scanner(System.in, Charset.defaultCharset());
        return in.hasNextLine()
                && in.nextLine().strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    private static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        try (Stream<Path> below = Files.walk(path)) {
            for (Path file : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
