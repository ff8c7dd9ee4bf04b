package io.quittance.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code asyncapi.yaml} says all that the code says, and nothing else. */
class AsyncApiTest {
    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = AsyncApiTest.class.getResourceAsStream("/asyncapi.yaml")) {
            document = new YAMLMapper().readTree(in);
        }
    }

    @Test
    void is_of_the_version_it_claims() {
        assertThat(document.path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_is_a_channel_that_carries_exactly_its_types(Topic topic) {
        JsonNode channel = document.path("channels").path(topic.name().toLowerCase(Locale.ROOT));
        Set<String> types = EventTypes.all().stream()
                .filter(type -> EventTypes.topicOf(type) == topic)
                .map(EventTypes::nameOf)
                .collect(Collectors.toSet());

        assertThat(channel.path("address").asText()).isEqualTo(topic.topicName());
        assertThat(names(channel.path("messages"))).isEqualTo(types);
        assertThat(channel.path("messages")).allMatch(message -> types.contains(target(message)));
    }

    @Test
    void there_is_no_channel_and_no_message_besides() {
        assertThat(document.path("channels").size()).isEqualTo(Topic.values().length);
        assertThat(document.at("/components/messages").size())
                .isEqualTo(EventTypes.all().size());
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_type_is_a_message_with_its_schema(Class<? extends EventData> type) {
        String name = EventTypes.nameOf(type);
        JsonNode message = document.path("components").path("messages").path(name);

        assertThat(message.path("name").asText()).isEqualTo(name);
        assertThat(message.at("/payload/$ref").asText()).isEqualTo("schemas/" + name + ".json");
        assertThat(message.path("summary").asText())
                .isEqualTo(WireJson.schemaOf(name).path("description").asText());
    }

    @Test
    void the_headers_are_those_that_we_write() throws IllegalAccessException {
        Set<String> written = new HashSet<>();
        for (Field constant : CloudEventHeaders.class.getFields()) {
            if (Modifier.isStatic(constant.getModifiers())) {
                written.add((String) constant.get(null));
            }
        }
        written.removeAll(Set.of(CloudEventHeaders.SPEC_VERSION_1_0, CloudEventHeaders.JSON));

        assertThat(names(document.at("/components/schemas/CloudEventHeaders/properties")))
                .isEqualTo(written);
    }

    static Stream<Class<? extends EventData>> types() {
        return EventTypes.all().stream();
    }

    private static String target(JsonNode reference) {
        String pointer = reference.path("$ref").asText();
        return document.at(pointer.substring(1)).path("name").asText();
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new HashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
