package io.quittance.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script at the repository's root, as far as it goes without building or starting anything. */
class ScriptTest {

    private static final Path SCRIPT =
            Path.of("../../quittance").toAbsolutePath().normalize();

    @Test
    void finds_a_jdk_that_is_new_enough() throws Exception {
        Result result = run(new ProcessBuilder(SCRIPT.toString(), "java"));

        assertThat(result.status()).as(result.output()).isZero();
        assertThat(Path.of(result.output().strip()).resolve("bin/java")).isExecutable();
    }

    @Test
    void takes_the_jdk_that_the_user_names() throws Exception {
        ProcessBuilder script = new ProcessBuilder(SCRIPT.toString(), "java");
        script.environment().put("QUITTANCE_JAVA_HOME", System.getProperty("java.home"));

        assertThat(run(script).output()).isEqualToIgnoringNewLines(System.getProperty("java.home"));
    }

    @Test
    void refuses_a_jdk_that_is_none_or_too_old(@TempDir Path folder) throws Exception {
        ProcessBuilder script = new ProcessBuilder(SCRIPT.toString(), "java");
        script.environment().put("QUITTANCE_JAVA_HOME", folder.toString());

        assertThat(run(script)).isEqualTo(new Result(1, "quittance: no JDK in QUITTANCE_JAVA_HOME (" + folder + ")\n"));

        Files.createDirectories(folder.resolve("bin"));
        assertThat(Files.createFile(folder.resolve("bin/java")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");
        assertThat(run(script))
                .isEqualTo(new Result(1, "quittance: QUITTANCE_JAVA_HOME is Java 11; Quittance needs 17 or newer\n"));
    }

    @Test
    void says_how_it_is_used() throws Exception {
        assertThat(run(new ProcessBuilder(SCRIPT.toString())).output()).startsWith("Usage: ./quittance <command>");
        assertThat(run(new ProcessBuilder(SCRIPT.toString(), "upp")).status()).isEqualTo(2);
    }

    @Test
    void shows_the_log_of_a_service(@TempDir Path data) throws Exception {
        Files.createDirectories(data.resolve("logs"));
        Files.writeString(data.resolve("logs/billing.log"), "line\n");
        ProcessBuilder existing = new ProcessBuilder(SCRIPT.toString(), "logs", "billing");
        existing.environment().put("QUITTANCE_DATA", data.toString());
        ProcessBuilder missing = new ProcessBuilder(SCRIPT.toString(), "logs", "blling");
        missing.environment().put("QUITTANCE_DATA", data.toString());

        assertThat(run(existing)).isEqualTo(new Result(0, "line\n"));
        assertThat(run(missing)).isEqualTo(new Result(1, "quittance: logs of which service? There are: billing \n"));
    }

    private static Result run(ProcessBuilder script) throws Exception {
        Process process = script.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private record Result(int status, String output) {}
}
