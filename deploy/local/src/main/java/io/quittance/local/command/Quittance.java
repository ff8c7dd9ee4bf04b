package io.quittance.local.command;

import io.quittance.local.PlatformFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The commands of {@code ./quittance}; the script runs them with a JDK it has found, after building what is stale. */
public final class Quittance {

    private static final int MISUSE = 2;

    private Quittance() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        if (arguments.isEmpty()) {
            return misuse("which command?");
        }
        try {
            Options options = Options.of(arguments.subList(1, arguments.size()), System.getenv());
            return switch (arguments.get(0)) {
                case "up" -> new Up(options).run();
                case "down" -> new Down(options).run();
                case "status" -> new Status(options).run();
                case "demo" -> new Demo(options).run();
                case "reset" -> new Reset(options).run();
                default -> misuse("unknown command " + arguments.get(0));
            };
        } catch (IllegalArgumentException e) {
            return misuse(e.getMessage());
        } catch (PlatformFailure | IOException | UncheckedIOException e) {
            System.err.println("quittance: " + e.getMessage());
            return 1;
        }
    }

    private static int misuse(String complaint) {
        System.err.println("quittance: " + complaint + " (./quittance help lists what there is)");
        return MISUSE;
    }
}
