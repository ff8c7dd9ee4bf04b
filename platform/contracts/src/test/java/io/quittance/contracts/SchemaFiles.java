package io.quittance.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The schemas as they lie in the sources. */
final class SchemaFiles {
    static final Path CURRENT = Path.of("src/main/resources/schemas");
    /** One folder per release: the schemas as they were promised then. */
    static final Path FROZEN = Path.of("src/test/resources/frozen");

    private static final String SUFFIX = ".json";

    private SchemaFiles() {}

    static Set<String> typesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .collect(Collectors.toSet());
        }
    }

    static List<Path> releases() throws IOException {
        try (Stream<Path> folders = Files.list(FROZEN)) {
            return folders.sorted().toList();
        }
    }

    static Path file(Path folder, String type) {
        return folder.resolve(type + SUFFIX);
    }
}
