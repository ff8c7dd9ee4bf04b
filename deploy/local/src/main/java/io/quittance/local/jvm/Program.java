package io.quittance.local.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A runnable jar whose manifest names the jars that belong to it.
 *
 * @param name for files and messages
 * @param jar its path; the libraries lie in folders beside it
 */
public record Program(String name, Path jar) {

    private static final List<String> LIBRARY_FOLDERS = List.of("app", "lib", "quarkus");
    private static final int FINGERPRINT_CHARACTERS = 16;

    public Program {
        jar = jar.toAbsolutePath().normalize();
    }

    /** Changes with every file of the class path (its path, size or time) and with the JDK. */
    String fingerprint(Jdk jdk) {
        MessageDigest digest = sha256();
        digest.update(jdk.version().getBytes(StandardCharsets.UTF_8));
        files().forEach(file -> digest.update(describe(file).getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_CHARACTERS);
    }

    private Stream<Path> files() {
        Stream<Path> libraries = LIBRARY_FOLDERS.stream()
                .map(jar::resolveSibling)
                .filter(Files::isDirectory)
                .flatMap(Program::filesBelow);
        return Stream.concat(Stream.of(jar), libraries);
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String describe(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return file + "|" + attributes.size() + "|"
                    + attributes.lastModifiedTime().toMillis() + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
