package io.quittance.local.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.local.journey.Journey;
import io.quittance.local.journey.JourneyFailed;
import io.quittance.local.running.RunningPlatform;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;

/** {@code ./quittance demo}: the whole journey against the running platform, step by step. */
final class Demo {

    private final Options options;
    private int steps;

    Demo(Options options) {
        this.options = options;
    }

    int run() throws InterruptedException {
        Optional<RunningPlatform> running =
                RunningPlatform.read(options.data().running()).filter(RunningPlatform::isUp);
        if (running.isEmpty()) {
            System.err.println("quittance: nothing runs; start it with ./quittance up");
            return 1;
        }
        URI platform = URI.create("http://127.0.0.1:" + running.get().launcher().port());
        try {
            Journey.Result result = new Journey(platform, this::tell).run();
            System.out.printf(
                    "%nAll %d steps as promised; %d webhooks came, every signature good.%n", steps, result.webhooks());
            return 0;
        } catch (JourneyFailed | UncheckedIOException e) {
            System.err.println("quittance: " + e.getMessage());
            return 1;
        }
    }

    private void tell(String title, JsonNode answer) {
        steps++;
        System.out.printf(
                "%n%2d. %s%n%s%n",
                steps, title, answer.toPrettyString().indent(4).stripTrailing());
    }
}
