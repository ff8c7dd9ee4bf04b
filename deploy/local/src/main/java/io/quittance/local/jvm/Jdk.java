package io.quittance.local.jvm;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/**
 * An installed JDK.
 *
 * @param home its folder
 * @param version the exact version, for example {@code 17.0.15+6-Debian-1deb12u1}: class data archives fit no other
 */
public record Jdk(Path home, String version) {

    /** The oldest that the services run on. */
    public static final int OLDEST_FEATURE = 17;

    private static final int JDK_THAT_WARNS = 24;

    /** The one this process runs on. */
    public static Jdk current() {
        return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.runtime.version"));
    }

    /**
     * The one in {@code home}.
     *
     * @throws IllegalArgumentException when there is none, or it is older than {@value #OLDEST_FEATURE}
     */
    public static Jdk at(Path home) {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("no JDK in " + home, e);
        }
        String version = release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION", ""));
        Jdk jdk = new Jdk(home, version.replace("\"", ""));
        if (jdk.feature() < OLDEST_FEATURE) {
            throw new IllegalArgumentException(home + " has Java " + jdk.feature() + ", not " + OLDEST_FEATURE);
        }
        return jdk;
    }

    /** 17, 25 … */
    public int feature() {
        String digits = version.split("[^0-9]", 2)[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits);
    }

    /** Options that spare logs this JDK's warnings about what Netty and Kafka do, and have done for years. */
    public List<String> quietly() {
        return feature() < JDK_THAT_WARNS
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    public Path java() {
        return home.resolve("bin").resolve("java");
    }
}
