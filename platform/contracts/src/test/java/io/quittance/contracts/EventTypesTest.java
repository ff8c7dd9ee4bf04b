package io.quittance.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventTypesTest {
    private static final Path SOURCES = Path.of("src/main/java");

    record Unnamed() implements EventData {}

    @Test
    void every_payload_there_is_is_in_the_catalogue() throws IOException {
        assertThat(EventTypes.all()).doesNotHaveDuplicates();
        assertThat(EventTypes.all().stream().map(Class::getName).collect(Collectors.toSet()))
                .isEqualTo(annotatedSources());
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_is_found_by_its_name(Class<? extends EventData> type) {
        assertThat(EventTypes.byName(EventTypes.nameOf(type))).contains(type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_name_is_a_subject_a_fact_and_a_version(Class<? extends EventData> type) {
        assertThat(EventTypes.nameOf(type)).matches("[a-z_]+\\.[a-z_]+\\.v[1-9]");
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_payload_lies_in_the_package_of_its_topic(Class<? extends EventData> type) {
        assertThat(type.getPackageName())
                .endsWith("." + EventTypes.topicOf(type).name().toLowerCase(Locale.ROOT));
    }

    @Test
    void a_type_of_a_later_version_is_not_found() {
        assertThat(EventTypes.byName("invoice.paid.v2")).isEmpty();
    }

    @Test
    void a_payload_without_a_name_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventTypes.nameOf(Unnamed.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_readme_lists_it(Class<? extends EventData> type) throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("| `" + EventTypes.nameOf(type) + "` |");
    }

    static Stream<Class<? extends EventData>> types() {
        return EventTypes.all().stream();
    }

    private static Set<String> annotatedSources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(EventTypesTest::isPayload)
                    .map(file -> SOURCES.relativize(file).toString())
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replace('/', '.'))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isPayload(Path file) {
        try {
            return Files.readString(file).contains("implements EventData");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
