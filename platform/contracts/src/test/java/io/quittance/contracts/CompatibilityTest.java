package io.quittance.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every schema still keeps what each release promised; and the check that says so notices when one does not. */
class CompatibilityTest {
    private static final String PROMISED = """
            {"type": "object", "required": ["id"], "properties": {
              "id": {"type": "string", "description": "The id."},
              "unit": {"type": "string", "enum": ["day", "week"]},
              "part": {"type": "object", "required": ["amount"], "properties": {"amount": {"type": "integer"}}}}}
            """;

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("promises")
    void the_promise_of_each_release_is_kept(Path release, String type) throws IOException {
        JsonNode promised =
                WireJson.MAPPER.readTree(SchemaFiles.file(release, type).toFile());

        assertThat(SchemaFiles.file(SchemaFiles.CURRENT, type)).exists();
        assertThat(Compatibility.breaks(promised, WireJson.schemaOf(type))).isEmpty();
    }

    @Test
    void every_type_is_frozen() throws IOException {
        Set<String> frozen = new HashSet<>();
        for (Path release : SchemaFiles.releases()) {
            frozen.addAll(SchemaFiles.typesIn(release));
        }

        assertThat(frozen).isEqualTo(SchemaFiles.typesIn(SchemaFiles.CURRENT));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "The id."                        | "What it is called."
            "unit":                          | "note": {"type": "string"}, "unit":
            {"amount": {"type": "integer"}}  | {"amount": {"type": "integer"}, "note": {"type": "string"}}
            """)
    void better_words_and_optional_members_are_welcome(String before, String after) throws JsonProcessingException {
        assertThat(breaksAfter(before, after)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "unit": {                        | "interval": {                    | unit was removed
            "required": ["id"]               | "required": ["id", "unit"]       | the payload newly requires unit
            "required": ["id"]               | "required": []                   | the payload no longer guarantees id
            "required": ["amount"]           | "required": []                   | part no longer guarantees amount
            {"type": "integer"}              | {"type": "number"}               | part.amount takes other values
            {"type": "integer"}              | {"type": "integer", "minimum":1} | part.amount takes other values
            {"type": "string", "desc         | {"type":["string","null"],"desc  | id takes other values
            ["day", "week"]                  | ["day"]                          | unit takes other values
            ["day", "week"]                  | ["day", "week", "month"]         | unit takes other values
            """)
    void anything_else_breaks_somebody(String before, String after, String complaint) throws JsonProcessingException {
        assertThat(breaksAfter(before, after)).hasSize(1).first().asString().startsWith(complaint);
    }

    static Stream<Arguments> promises() throws IOException {
        List<Arguments> promises = new ArrayList<>();
        for (Path release : SchemaFiles.releases()) {
            SchemaFiles.typesIn(release).stream().sorted().forEach(type -> promises.add(Arguments.of(release, type)));
        }
        return promises.stream();
    }

    private static List<String> breaksAfter(String before, String after) throws JsonProcessingException {
        assertThat(PROMISED).contains(before);
        return Compatibility.breaks(
                WireJson.MAPPER.readTree(PROMISED), WireJson.MAPPER.readTree(PROMISED.replace(before, after)));
    }
}
