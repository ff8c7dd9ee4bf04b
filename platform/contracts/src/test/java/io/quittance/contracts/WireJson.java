package io.quittance.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quittance.kernel.TypedId;
import io.quittance.kernel.TypedIds;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** JSON as it is on Kafka: snake_case, ids as texts, instants as RFC 3339. */
final class WireJson {
    static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new JavaTimeModule())
            .addModule(ids())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private WireJson() {}

    static JsonNode resource(String path) {
        try (InputStream in = WireJson.class.getResourceAsStream(path)) {
            return MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode schemaOf(String type) {
        return resource("/schemas/" + type + ".json");
    }

    private static SimpleModule ids() {
        SimpleModule module = new SimpleModule("ids").addSerializer(TypedId.class, new ToStringSerializer());
        TypedIds.all().forEach(kind -> register(module, kind));
        return module;
    }

    private static <T extends TypedId> void register(SimpleModule module, TypedIds.Kind<T> kind) {
        module.addDeserializer(kind.type(), new FromText<>(kind.fromString()));
    }

    private static final class FromText<T> extends JsonDeserializer<T> {
        private final Function<String, T> fromString;

        FromText(Function<String, T> fromString) {
            this.fromString = fromString;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return fromString.apply(parser.getValueAsString());
        }
    }
}
