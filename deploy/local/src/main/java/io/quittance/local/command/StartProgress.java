package io.quittance.local.command;

import io.quittance.local.Progress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/** Shows how the start goes on: one line that changes on a terminal, a line per part elsewhere. */
final class StartProgress implements Progress {

    private static final String CLEAR_LINE = "\r\u001b[2K";
    /** A longer line would wrap on a narrow terminal, and could not be removed. */
    private static final int LINE_MAX = 78;

    private final PrintStream out;
    private final boolean terminal;
    private final Set<String> pending = new LinkedHashSet<>();
    private boolean begun;
    private boolean ended;

    StartProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void starting(String name) {
        begun = true;
        pending.add(name);
        showPending();
    }

    @Override
    public synchronized void ready(String name, Duration took) {
        pending.remove(name);
        if (ended) {
            return;
        }
        clear();
        out.printf("  %-13s ready after %4.1f s%n", name, took.toMillis() / 1000.0);
        showPending();
    }

    private void showPending() {
        if (terminal && !ended && !pending.isEmpty()) {
            String line = "  waiting for " + String.join(", ", pending);
            out.print(CLEAR_LINE + (line.length() > LINE_MAX ? line.substring(0, LINE_MAX) + "…" : line));
            out.flush();
        }
    }

    /** Whether anything has been started at all. */
    synchronized boolean hasBegun() {
        return begun;
    }

    /** Shows nothing more, and leaves the terminal to others. */
    synchronized void end() {
        ended = true;
        clear();
    }

    private void clear() {
        if (terminal) {
            out.print(CLEAR_LINE);
            out.flush();
        }
    }
}
