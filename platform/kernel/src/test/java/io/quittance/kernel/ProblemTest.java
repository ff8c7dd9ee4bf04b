package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ProblemTest {

    @Test
    void a_refusal_becomes_a_document() {
        DomainException refusal = new DomainException(ErrorCode.PLAN_ARCHIVED, "It is archived.", "plan");

        assertThat(Problem.of(refusal, 422, "req_1").toJson())
                .isEqualTo(
                        "{\"type\":\"https://quittance.io/problems/plan_archived\",\"title\":\"The plan is archived\","
                                + "\"status\":422,\"detail\":\"It is archived.\",\"code\":\"plan_archived\",\"param\":\"plan\","
                                + "\"request_id\":\"req_1\"}");
    }

    @Test
    void what_is_not_known_is_left_out() {
        assertThat(Problem.of(ErrorCode.RESOURCE_NOT_FOUND, 404, "Nothing.", null)
                        .toJson())
                .isEqualTo("{\"type\":\"https://quittance.io/problems/resource_not_found\","
                        + "\"title\":\"There is nothing here\",\"status\":404,\"detail\":\"Nothing.\","
                        + "\"code\":\"resource_not_found\"}");
    }

    @Test
    void every_wrong_field_is_listed() {
        Problem problem = Problem.of(
                new DomainException(
                        ErrorCode.PARAMETER_INVALID,
                        "Two parameters are wrong.",
                        List.of(
                                new FieldError("name", ErrorCode.PARAMETER_MISSING, "Give a name."),
                                new FieldError("email", ErrorCode.PARAMETER_INVALID, "Give an address."))),
                400,
                "req_1");

        assertThat(problem.toJson())
                .contains("\"param\":\"name\",\"errors\":["
                        + "{\"param\":\"name\",\"code\":\"parameter_missing\",\"detail\":\"Give a name.\"},"
                        + "{\"param\":\"email\",\"code\":\"parameter_invalid\",\"detail\":\"Give an address.\"}],"
                        + "\"request_id\":\"req_1\"");
    }

    @Test
    void what_could_break_out_of_a_string_is_escaped() {
        assertThat(json("\"\\\0\n\u001f\u007fé€😀")).contains("\"detail\":\"\\\"\\\\\\u0000\\u000a\\u001f\u007fé€😀\"");
    }

    @Test
    void half_a_character_is_replaced() {
        assertThat(json("a\uD83Db\uDE00c\uD83D")).contains("\"detail\":\"a\uFFFDb\uFFFDc\uFFFD\"");
    }

    @Property(tries = 200)
    void any_text_can_be_sent_and_holds_no_raw_control_character(@ForAll String text) {
        String json = json(text);

        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
        assertThat(json.chars()).noneMatch(character -> character < ' ');
    }

    @Test
    void the_document_can_be_read() {
        // YAML reads JSON.
        Map<String, Object> document = new Yaml().load(json("He said \"no\" \\ twice"));

        assertThat(document).containsEntry("detail", "He said \"no\" \\ twice").containsEntry("status", 400);
    }

    private static String json(String detail) {
        return Problem.of(ErrorCode.PARAMETER_INVALID, 400, detail, "req_1").toJson();
    }
}
