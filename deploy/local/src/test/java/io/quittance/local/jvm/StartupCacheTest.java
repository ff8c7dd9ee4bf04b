package io.quittance.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartupCacheTest {

    private static final Jdk JDK = Jdk.current();

    @TempDir
    Path directory;

    private Program program;
    private StartupCache cache;

    @BeforeEach
    void pack_a_program() throws Exception {
        program = new Program("greeter", pack(directory.resolve("app/greeter.jar")));
        cache = new StartupCache(directory.resolve("cache"), JDK);
    }

    @Test
    void a_program_that_ran_once_loads_its_classes_from_the_archive() throws Exception {
        assertThat(run(cache.optionsToUseOrPrepare(program))).doesNotContain("shared objects file (top)");

        cache.fill(program);

        assertThat(cache.optionsToUseOrPrepare(program)).isEqualTo(cache.optionsToUse(program));
        assertThat(run(cache.optionsToUse(program)))
                .contains("hello")
                .doesNotContain("[error]")
                .containsPattern("Greeter source: shared objects file");
    }

    @Test
    void a_new_build_has_no_archive_and_the_old_one_is_removed() throws Exception {
        run(cache.optionsToUseOrPrepare(program));
        cache.fill(program);
        Path outdated = cache.archive(program).file();
        assertThat(outdated).exists();

        Files.createDirectories(directory.resolve("app/lib"));
        Files.writeString(directory.resolve("app/lib/another.jar"), "");

        assertThat(cache.optionsToUse(program)).isEmpty();
        run(cache.optionsToUseOrPrepare(program));
        cache.fill(program);
        assertThat(outdated).doesNotExist();
        assertThat(cache.archive(program).file()).exists();
    }

    @Test
    void a_program_that_never_ran_gets_no_archive() throws Exception {
        cache.fill(program);

        assertThat(cache.optionsToUse(program)).isEmpty();
    }

    @Test
    void another_jdk_has_another_archive() {
        Jdk other = new Jdk(JDK.home(), JDK.version() + "-other");

        assertThat(program.fingerprint(other)).isNotEqualTo(program.fingerprint(JDK));
    }

    private String run(List<String> options) throws Exception {
        List<String> command = new ArrayList<>(List.of(JDK.java().toString(), "-XX:+UseSerialGC", "-Xlog:class+load"));
        command.addAll(JDK.quietly());
        command.addAll(options);
        command.addAll(List.of("-jar", program.jar().toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (InputStream output = process.getInputStream()) {
            String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        }
    }

    private static Path pack(Path jar) throws Exception {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Greeter.class.getName());
        String entry = Greeter.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream bytes = Greeter.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            bytes.transferTo(out);
        }
        return jar;
    }

    /** The program. */
    static final class Greeter {

        private Greeter() {}

        public static void main(String[] args) {
            System.out.println("hello");
        }
    }
}
