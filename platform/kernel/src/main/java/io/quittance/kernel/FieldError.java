package io.quittance.kernel;

import java.io.Serializable;
import java.util.Objects;

/**
 * What is wrong with one field, so that a caller can be told everything at once.
 *
 * @param param the field as the caller wrote it, snake_case; a path such as {@code items[0].quantity} where fields nest
 * @param code what sort of wrong
 * @param detail a sentence for people, without anything internal in it
 */
public record FieldError(String param, ErrorCode code, String detail) implements Serializable {
    public FieldError {
        Objects.requireNonNull(param, "param");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }
}
