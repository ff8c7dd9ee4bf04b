package io.quittance.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema, the record and the example of each type say the same. */
class SchemaTest {
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchema META_SCHEMA =
            SCHEMAS.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"), STRICT);

    @Test
    void there_is_one_schema_per_type() throws IOException {
        assertThat(SchemaFiles.typesIn(SchemaFiles.CURRENT))
                .isEqualTo(EventTypes.all().stream().map(EventTypes::nameOf).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_schema_is_one_and_says_whose(Class<? extends EventData> type) {
        String name = EventTypes.nameOf(type);
        JsonNode schema = WireJson.schemaOf(name);

        assertThat(META_SCHEMA.validate(schema)).isEmpty();
        assertThat(schema.path("title").asText()).isEqualTo(name);
        assertThat(schema.path("$id").asText()).isEqualTo("https://quittance.io/schemas/" + name + ".json");
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_example_is_valid(Class<? extends EventData> type) {
        assertThat(schema(type).validate(example(type))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_example_survives_the_record(Class<? extends EventData> type) throws JsonProcessingException {
        EventData data = WireJson.MAPPER.treeToValue(example(type), type);

        assertThat(WireJson.MAPPER.readTree(WireJson.MAPPER.writeValueAsString(data)))
                .isEqualTo(example(type));
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_members_are_those_of_the_record(Class<? extends EventData> type) {
        assertMembers(type, WireJson.schemaOf(EventTypes.nameOf(type)));
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_is_required_may_not_be_missing(Class<? extends EventData> type) {
        for (JsonNode name : WireJson.schemaOf(EventTypes.nameOf(type)).path("required")) {
            ObjectNode without = example(type);
            without.remove(name.asText());

            assertThat(schema(type).validate(without)).as("without %s", name).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void what_is_not_required_may_be_null_or_missing(Class<? extends EventData> type) throws JsonProcessingException {
        JsonNode declaration = WireJson.schemaOf(EventTypes.nameOf(type));
        Set<String> optional = names(declaration.path("properties").fieldNames());
        declaration.path("required").forEach(name -> optional.remove(name.asText()));
        for (String name : optional) {
            ObjectNode empty = example(type).putNull(name);
            ObjectNode without = example(type);
            without.remove(name);

            assertThat(schema(type).validate(empty)).isEmpty();
            assertThat(schema(type).validate(without)).isEmpty();
            assertThat(WireJson.MAPPER.treeToValue(without, type)).isEqualTo(WireJson.MAPPER.treeToValue(empty, type));
        }
    }

    static Stream<Class<? extends EventData>> types() {
        return EventTypes.all().stream();
    }

    private static void assertMembers(Class<?> record, JsonNode schema) {
        Set<String> components = new HashSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
            components.add(name);
            if (component.getType().isRecord()
                    && schema.at("/properties/" + name + "/properties").isObject()) {
                assertMembers(component.getType(), schema.at("/properties/" + name));
            }
        }
        assertThat(names(schema.path("properties").fieldNames())).isEqualTo(components);
    }

    private static JsonSchema schema(Class<? extends EventData> type) {
        return SCHEMAS.getSchema(WireJson.schemaOf(EventTypes.nameOf(type)), STRICT);
    }

    private static ObjectNode example(Class<? extends EventData> type) {
        return WireJson.schemaOf(EventTypes.nameOf(type)).at("/examples/0").deepCopy();
    }

    private static Set<String> names(Iterator<String> names) {
        Set<String> set = new HashSet<>();
        names.forEachRemaining(set::add);
        return set;
    }
}
