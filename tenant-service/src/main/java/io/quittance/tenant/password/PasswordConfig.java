package io.quittance.tenant.password;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * What guessing a password costs, us and an attacker: Argon2id. The defaults are OWASP's. Hashes remember what they were made
 * with, so a change holds for new ones.
 */
@ConfigMapping(prefix = "quittance.password")
public interface PasswordConfig {
    /** KiB per hash. */
    @WithDefault("19456")
    @Min(8)
    int memoryKib();

    @WithDefault("2")
    @Min(1)
    int iterations();

    @WithDefault("1")
    @Min(1)
    int parallelism();

    /** Hashes made at a time; each takes its memory and, for some ten milliseconds, a processor. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int workers();

    /** Hashes waiting for a worker; further log-ins are told to come back, rather than wait longer than the edge does. */
    @WithDefault("32")
    @Min(1)
    int waitingMax();
}
