package io.quittance.local.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

    @Test
    void knows_the_one_it_runs_on() {
        Jdk current = Jdk.current();

        assertThat(current.feature()).isEqualTo(Runtime.version().feature());
        assertThat(current.java()).isExecutable();
    }

    @Test
    void reads_the_version_of_an_installed_one() {
        Jdk installed = Jdk.at(Path.of(System.getProperty("java.home")));

        assertThat(installed.feature()).isEqualTo(Runtime.version().feature());
    }

    @Test
    void refuses_a_folder_without_a_jdk(@TempDir Path folder) {
        assertThatThrownBy(() -> Jdk.at(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no JDK in " + folder);
    }

    @Test
    void refuses_what_is_too_old(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

        assertThatThrownBy(() -> Jdk.at(folder)).hasMessageContaining("has Java 11, not 17");
    }
}
