package io.quittance.runtime.list;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.TypedId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a list is narrowed to: fields that equal values. What was not asked for does not narrow.
 *
 * @param condition HQL over the listed entity
 * @param parameters what its named parameters stand for
 */
public record Filter(String condition, Map<String, Object> parameters) {

    public static Filter none() {
        return new Filter("1 = 1", Map.of());
    }

    /** Narrows to rows whose field equals the value; null narrows nothing. */
    public Filter and(String field, Object value) {
        if (value == null) {
            return this;
        }
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(field, value);
        return new Filter(condition + " and " + field + " = :" + field, more);
    }

    /** Narrows by a condition without parameters. */
    public Filter and(String fixedCondition) {
        return new Filter(condition + " and " + fixedCondition, parameters);
    }

    /** Reads an id from a query parameter; null if it is not given, refused by its name if it is no such id. */
    public static UUID id(String text, String param, Function<String, ? extends TypedId> reader) {
        if (text == null) {
            return null;
        }
        try {
            return reader.apply(text).value();
        } catch (DomainException notAnId) {
            throw new DomainException(notAnId.code(), notAnId.detail(), param);
        }
    }
}
