package io.quittance.runtime.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.TypedId;
import io.quittance.kernel.TypedIds;
import jakarta.inject.Singleton;
import java.io.IOException;

/**
 * How strictly we read JSON: unknown and repeated fields, numbers as text, fractions as whole numbers, null for a primitive,
 * trailing text, NUL and lone surrogates are all refused. A guess about what the client meant could be a guess about money.
 */
@Singleton
public class JsonRules implements ObjectMapperCustomizer {
    private static final int NESTING_MAX = 32;
    private static final int TEXT_MAX = 100_000;
    private static final int NUMBER_MAX = 32;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(NESTING_MAX)
                        .maxStringLength(TEXT_MAX)
                        .maxNumberLength(NUMBER_MAX)
                        .build());
        mapper.configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature(), true);
        mapper.enable(
                DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        mapper.coercionConfigFor(LogicalType.Textual)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        mapper.registerModule(ours());
    }

    private static SimpleModule ours() {
        SimpleModule module = new SimpleModule("quittance");
        module.addDeserializer(String.class, new PlainText());
        module.addKeyDeserializer(String.class, new PlainKey());
        module.addSerializer(TypedId.class, new IdWriter());
        TypedIds.all().forEach(kind -> addReader(module, kind));
        return module;
    }

    private static <T extends TypedId> void addReader(SimpleModule module, TypedIds.Kind<T> kind) {
        module.addDeserializer(kind.type(), new IdReader<>(kind));
    }

    /** Text that PostgreSQL and every client can hold. */
    private static final class PlainText extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && !UnicodeText.isWellFormed(text)) {
                throw JsonMappingException.from(parser, "NUL and lone surrogates are not text");
            }
            return text;
        }
    }

    /** The same for the keys of a map, which Jackson reads past the deserializer of texts. */
    private static final class PlainKey extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            if (!UnicodeText.isWellFormed(key)) {
                throw JsonMappingException.from(context, "NUL and lone surrogates are not text");
            }
            return key;
        }
    }

    private static final class IdWriter extends StdSerializer<TypedId> {
        private static final long serialVersionUID = 1L;

        IdWriter() {
            super(TypedId.class);
        }

        @Override
        public void serialize(TypedId id, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(id.toString());
        }
    }

    private static final class IdReader<T extends TypedId> extends FromStringDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient TypedIds.Kind<T> kind;

        IdReader(TypedIds.Kind<T> kind) {
            super(kind.type());
            this.kind = kind;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return kind.fromString().apply(text);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return super.deserialize(parser, context);
            } catch (DomainException refusal) {
                throw new JsonMappingException(parser, refusal.detail(), refusal);
            }
        }
    }
}
