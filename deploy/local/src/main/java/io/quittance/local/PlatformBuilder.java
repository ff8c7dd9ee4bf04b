package io.quittance.local;

import io.quittance.local.jvm.Jdk;
import io.quittance.local.jvm.JvmOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Describes a {@link LocalPlatform}. What is left out is as {@code ./quittance up} has it. */
public final class PlatformBuilder {

    private Path repository = findRepository();
    private Path directory;
    private Path cache;
    private PlatformPorts ports = PlatformPorts.standard(Map.of());
    private int replicas = 1;
    private Jdk jdk = Jdk.current();
    private JvmOptions jvm = JvmOptions.lean();
    private final Map<String, String> environment = new HashMap<>();
    private boolean preparesStartupCache;
    private Progress progress = Progress.SILENT;

    PlatformBuilder() {}

    /** Where the services have been built; else the checkout that holds the working directory. */
    public PlatformBuilder repository(Path newRepository) {
        repository = newRepository;
        return this;
    }

    /** Where data, logs and secrets are kept; else {@code .quittance/} in the repository. */
    public PlatformBuilder directory(Path newDirectory) {
        directory = newDirectory;
        return this;
    }

    /** Where programs and class data archives are kept; else {@code .quittance/cache} in the repository, for all. */
    public PlatformBuilder cache(Path newCache) {
        cache = newCache;
        return this;
    }

    public PlatformBuilder ports(PlatformPorts newPorts) {
        ports = newPorts;
        return this;
    }

    /** How many processes each service has, from 1. */
    public PlatformBuilder replicas(int newReplicas) {
        replicas = newReplicas;
        return this;
    }

    /** What the services run on; else what this process runs on. */
    public PlatformBuilder jdk(Jdk newJdk) {
        jdk = newJdk;
        return this;
    }

    public PlatformBuilder jvm(JvmOptions newJvm) {
        jvm = newJvm;
        return this;
    }

    /** Tells every service one more variable; it wins over the platform's own. */
    public PlatformBuilder environment(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Lets services without a class data archive prepare one; {@link LocalPlatform#fillStartupCache} makes them. */
    public PlatformBuilder prepareStartupCache() {
        preparesStartupCache = true;
        return this;
    }

    public PlatformBuilder progress(Progress newProgress) {
        progress = newProgress;
        return this;
    }

    /** A platform that can be started. */
    public LocalPlatform build() {
        Path home = directory == null ? repository.resolve(".quittance") : directory;
        return new LocalPlatform(new PlatformSettings(
                repository,
                new DataDirectory(home),
                cache == null ? repository.resolve(".quittance").resolve("cache") : cache,
                ports,
                replicas,
                jdk,
                jvm,
                Map.copyOf(environment),
                preparesStartupCache,
                progress));
    }

    /** {@link #build}, started: when it fails, nothing of it is left running. */
    public LocalPlatform start() throws InterruptedException {
        LocalPlatform platform = build();
        try {
            platform.start();
            return platform;
        } catch (RuntimeException | InterruptedException e) {
            platform.close();
            throw e;
        }
    }

    private static Path findRepository() {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("mvnw")) && Files.exists(folder.resolve("deploy/local")))
                .findFirst()
                .orElse(here);
    }
}
