package io.quittance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** CPU time of processes, user and system together, as Linux accounts for it. True on a noisy machine, where seconds are not. */
public final class CpuTime {
    /** The kernel reports in ticks of a hundredth of a second on every Linux of today. */
    private static final Duration TICK = Duration.ofMillis(10);

    private static final int USER_FIELD = 11;
    private static final int SYSTEM_FIELD = 12;
    private static final int CHILDREN_USER_FIELD = 13;
    private static final int CHILDREN_SYSTEM_FIELD = 14;

    private CpuTime() {}

    /** What the process has used so far; with what its descendants used, also those that have ended, if they count. */
    public static Duration of(ProcessHandle process, boolean withDescendants) {
        if (!withDescendants) {
            return TICK.multipliedBy(ticks(process.pid(), false));
        }
        return Stream.concat(Stream.of(process), process.descendants())
                .map(each -> TICK.multipliedBy(ticks(each.pid(), true)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long ticks(long pid, boolean withEndedChildren) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The name, in parentheses, may hold blanks; fields are counted behind it.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER_FIELD]) + Long.parseLong(fields[SYSTEM_FIELD]);
            return withEndedChildren
                    ? ticks
                            + Long.parseLong(fields[CHILDREN_USER_FIELD])
                            + Long.parseLong(fields[CHILDREN_SYSTEM_FIELD])
                    : ticks;
        } catch (IOException e) {
            return 0; // has just ended
        }
    }
}
