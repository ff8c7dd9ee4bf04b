package io.quittance.local.command;

import io.quittance.local.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Shows how the start goes on: one line that changes on a terminal, a line per part elsewhere. */
final class StartProgress implements Progress {

    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> pending = new LinkedHashSet<>();

    StartProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void starting(String name) {
        pending.add(name);
        showPending();
    }

    @Override
    public synchronized void ready(String name, Duration took) {
        pending.remove(name);
        clear();
        out.printf("  %-13s ready after %4.1f s%n", name, took.toMillis() / 1000.0);
        showPending();
    }

    private void showPending() {
        if (terminal && !pending.isEmpty()) {
            out.print(CLEAR_LINE + "  waiting for " + String.join(", ", pending));
            out.flush();
        }
    }

    /** Removes the changing line, for others to print. */
    synchronized void clear() {
        if (terminal) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
