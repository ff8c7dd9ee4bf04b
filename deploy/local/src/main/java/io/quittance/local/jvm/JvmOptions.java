package io.quittance.local.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a service's JVM is started with.
 *
 * @param arguments in the order of the command line; of two that contradict, the later wins
 */
public record JvmOptions(List<String> arguments) {

    public JvmOptions {
        arguments = List.copyOf(arguments);
    }

    /**
     * For a laptop: seven services start fast and stay small. The second compiler never runs: hot code stays slower
     * than it could be, but the start on JDK 17 takes half the processor time.
     */
    public static JvmOptions lean() {
        return new JvmOptions(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m"));
    }

    /** For measuring: compiles hot code fully, and has memory to spare. */
    public static JvmOptions throughput() {
        return new JvmOptions(List.of("-XX:+UseSerialGC", "-Xmx512m"));
    }

    /** These and, after them, {@code more}: arguments with blanks between. */
    public JvmOptions and(String more) {
        List<String> all = new ArrayList<>(arguments);
        Arrays.stream(more.split(" ")).filter(argument -> !argument.isBlank()).forEach(all::add);
        return new JvmOptions(all);
    }
}
