package io.quittance.local.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A class data archive (CDS): a JVM that maps one starts in a third of the time, as its classes are read, verified and, from
 * JDK 24 on, linked already.
 *
 * <p>Until there is one, the program's JVM writes down the classes that it loads. From that list a second JVM makes the
 * archive. That one runs no code of the program and needs nothing that the program needs, so it works at any time, also
 * after the program was killed. A JVM that finds an archive unfit ignores it.
 *
 * @param file some 120 MB, once it is made
 * @param classList what it is made from
 */
public record ClassDataArchive(Path file, Path classList) {

    private static final int JDK_WITH_LINKED_CLASSES = 24;

    boolean exists() {
        return Files.exists(file);
    }

    List<String> optionsToUse() {
        return List.of("-XX:SharedArchiveFile=" + file, "-Xshare:auto");
    }

    List<String> optionsToPrepare() {
        return List.of("-XX:DumpLoadedClassList=" + classList);
    }

    /**
     * Makes the archive of the program in {@code jar} from the classes that it has loaded so far, at the lowest priority: 10
     * to 20 s of one processor. When the second JVM fails, its words are in a log beside the file, and there is no archive.
     *
     * @throws InterruptedException when the thread is interrupted; there is no archive then
     */
    public void create(Path jar, Jdk jdk) throws IOException, InterruptedException {
        Path classes = sibling(".classes");
        Path draft = sibling(".draft");
        // The program still writes to its list.
        Files.copy(classList, classes, StandardCopyOption.REPLACE_EXISTING);
        Process dump = new ProcessBuilder(command(jar, jdk, classes, draft))
                .redirectErrorStream(true)
                .redirectOutput(sibling(".log").toFile())
                .start();
        try {
            if (dump.waitFor() == 0 && Files.exists(draft)) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            dump.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(draft);
            Files.deleteIfExists(classes);
        }
    }

    private static List<String> command(Path jar, Jdk jdk, Path classes, Path draft) {
        List<String> command =
                new ArrayList<>(List.of("nice", "-n", "19", jdk.java().toString(), "-Xshare:dump"));
        if (jdk.feature() >= JDK_WITH_LINKED_CLASSES) {
            command.add("-XX:+AOTClassLinking");
        }
        // A JVM refuses an archive that was made with another module setting than its own.
        command.addAll(jdk.quietly());
        // The collector is the programs' own: another one could not map the archived objects.
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx384m"));
        command.addAll(List.of("-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + draft));
        command.addAll(List.of("-cp", jar.toString()));
        return command;
    }

    private Path sibling(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
