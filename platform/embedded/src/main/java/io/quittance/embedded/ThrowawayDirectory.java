package io.quittance.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * Temporary directories that carry their maker's process id, so that what a killed test run left behind (files, and a
 * PostgreSQL that still runs) is found and removed by the next one.
 */
final class ThrowawayDirectory {

    private static final String PREFIX = "quittance-";

    private ThrowawayDirectory() {}

    static Path create(String name) {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir"));
            removeAbandoned(parent);
            return Files.createTempDirectory(
                    parent, PREFIX + name + "-" + ProcessHandle.current().pid() + "-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory", e);
        }
    }

    private static void removeAbandoned(Path parent) throws IOException {
        try (DirectoryStream<Path> siblings = Files.newDirectoryStream(parent, PREFIX + "{postgres,kafka}-*-*")) {
            for (Path sibling : siblings) {
                long maker = Long.parseLong(sibling.getFileName().toString().split("-", -1)[2]);
                if (ProcessHandle.of(maker).isEmpty()) {
                    Postmaster.of(sibling.resolve("data")).ifPresent(Postmaster::stop);
                    delete(sibling);
                }
            }
        }
    }

    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) { // a server's last clean-up, or another run doing the same
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
