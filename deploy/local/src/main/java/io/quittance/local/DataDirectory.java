package io.quittance.local;

import java.nio.file.Path;

/**
 * Where a platform keeps what outlives it: {@code .quittance/} in the repository.
 *
 * @param root created when needed
 */
public record DataDirectory(Path root) {

    public DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The log of a service's instance, of {@code postgres} or of {@code kafka}. */
    public Path log(String name) {
        return logs().resolve(name + ".log");
    }

    /** Where mail lands as long as no mail server is configured. */
    public Path mailbox() {
        return root.resolve("mailbox");
    }

    public Path secrets() {
        return root.resolve("secrets");
    }

    /** What can be made again: unpacked programs, class data archives. */
    public Path cache() {
        return root.resolve("cache");
    }

    /** The demo tenant's log-in and keys. */
    public Path demoTenant() {
        return root.resolve("demo.json");
    }

    /** Which processes run, while they do. */
    public Path running() {
        return root.resolve("running.json");
    }

    /** Locked by the process that runs the platform. */
    public Path lock() {
        return root.resolve("lock");
    }
}
