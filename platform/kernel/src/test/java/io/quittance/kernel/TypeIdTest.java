package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The vectors are those that the TypeID specification publishes. */
class TypeIdTest {
    private static final UUID SOME = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void reads_every_valid_vector(String name, String text, String prefix, UUID uuid) {
        assertThat(TypeId.parse(text)).isEqualTo(new TypeId(prefix, uuid));
        assertThat(TypeId.decode(prefix, text)).isEqualTo(uuid);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("valid")
    void writes_every_valid_vector(String name, String text, String prefix, UUID uuid) {
        assertThat(TypeId.encode(prefix, uuid)).isEqualTo(text);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("invalid")
    void refuses_every_invalid_vector(String name, String text) {
        assertThat(Refusal.of(() -> TypeId.parse(text))).isEqualTo(ErrorCode.ID_INVALID);
        assertThat(Refusal.of(() -> TypeId.decode("prefix", text))).isEqualTo(ErrorCode.ID_INVALID);
    }

    @Test
    void refuses_an_id_of_something_else() {
        String planId = TypeId.encode("plan", SOME);

        assertThat(Refusal.of(() -> TypeId.decode("cus", planId))).isEqualTo(ErrorCode.ID_INVALID);
        assertThat(Refusal.of(() -> TypeId.decode("plans", planId))).isEqualTo(ErrorCode.ID_INVALID);
        assertThat(Refusal.of(() -> TypeId.decode("pla", planId))).isEqualTo(ErrorCode.ID_INVALID);
        assertThat(Refusal.of(() -> TypeId.decode("", planId))).isEqualTo(ErrorCode.ID_INVALID);
    }

    @Test
    void refuses_no_text_at_all() {
        assertThat(Refusal.of(() -> TypeId.parse(null))).isEqualTo(ErrorCode.ID_INVALID);
        assertThat(Refusal.of(() -> TypeId.decode("cus", null))).isEqualTo(ErrorCode.ID_INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cus_01h455vb4pex5vsknk084sn02\0",
                "cus_01h455vb4pex5vsknk084sn02é",
                "cus-01h455vb4pex5vsknk084sn02q",
                "cus_01h455vb4pex5vsknk084sn02\uD800",
                "cus_01890a5d-ac96-774b-bcce-b302099a8057",
                "cus_01h455vb4pex5vsknk084sn02q\n"
            })
    void refuses_what_callers_send_instead(String text) {
        assertThat(Refusal.of(() -> TypeId.decode("cus", text))).isEqualTo(ErrorCode.ID_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cus", "cus1", "_cus", "cus_", "_", "cus-tomer", "cüs"})
    void does_not_write_a_prefix_that_could_not_be_read(String prefix) {
        assertThatIllegalArgumentException().isThrownBy(() -> TypeId.encode(prefix, SOME));
    }

    static Stream<Arguments> valid() throws IOException {
        return vectors("valid")
                .map(vector -> Arguments.of(
                        vector.get("name"),
                        vector.get("typeid"),
                        vector.get("prefix"),
                        UUID.fromString(vector.get("uuid"))));
    }

    static Stream<Arguments> invalid() throws IOException {
        return vectors("invalid").map(vector -> Arguments.of(vector.get("name"), vector.get("typeid")));
    }

    private static Stream<Map<String, String>> vectors(String file) throws IOException {
        try (InputStream in = TypeIdTest.class.getResourceAsStream("/typeid/" + file + ".yml")) {
            List<Map<String, String>> vectors = new Yaml().load(in);
            return vectors.stream();
        }
    }
}
