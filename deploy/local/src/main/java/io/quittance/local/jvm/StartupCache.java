package io.quittance.local.jvm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The class data archives of programs. Each fits exactly one build of a program and one JDK; its name says which. */
public final class StartupCache {

    private final Path directory;
    private final Jdk jdk;

    public StartupCache(Path directory, Jdk jdk) {
        this.directory = directory.toAbsolutePath();
        this.jdk = jdk;
    }

    /** Makes the JVM of {@code program} use its archive; nothing when there is none. */
    public List<String> optionsToUse(Program program) {
        ClassDataArchive archive = archive(program);
        return archive.exists() ? archive.optionsToUse() : List.of();
    }

    /** As {@link #optionsToUse}, but without an archive the JVM prepares {@link #fill}. For one process at a time. */
    public List<String> optionsToUseOrPrepare(Program program) throws IOException {
        ClassDataArchive archive = archive(program);
        if (archive.exists()) {
            return archive.optionsToUse();
        }
        Files.createDirectories(directory);
        return archive.optionsToPrepare();
    }

    /**
     * Makes the archive of {@code program} as {@link ClassDataArchive#create} does, and removes those of earlier builds. Does
     * nothing when there is one, or nothing is prepared.
     */
    public void fill(Program program) throws IOException, InterruptedException {
        ClassDataArchive archive = archive(program);
        if (!archive.exists() && Files.exists(archive.classList())) {
            archive.create(program.jar(), jdk);
            removeOutdated(program);
        }
    }

    /** A JVM that still maps an archive keeps it until it ends. */
    private void removeOutdated(Program program) throws IOException {
        String current = stem(program) + ".";
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, prefix(program) + "*")) {
            for (Path file : files) {
                if (!file.getFileName().toString().startsWith(current)) {
                    Files.delete(file);
                }
            }
        }
    }

    ClassDataArchive archive(Program program) {
        String stem = stem(program);
        return new ClassDataArchive(directory.resolve(stem + ".jsa"), directory.resolve(stem + ".classlist"));
    }

    private String stem(Program program) {
        return prefix(program) + program.fingerprint(jdk);
    }

    private String prefix(Program program) {
        return program.name() + "-jdk" + jdk.feature() + "-";
    }
}
