package io.quittance.analytics.event;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;

/** Values that are texts of a bounded length, finite numbers or truth values: nothing nested, nothing absent. */
@Constraint(validatedBy = Plain.Check.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@interface Plain {
    String message() default "holds texts of at most 500 characters, numbers and truth values";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Tells plain values from others. */
    class Check implements ConstraintValidator<Plain, Map<String, Object>> {
        private static final int TEXT_MAX = 500;

        @Override
        public boolean isValid(Map<String, Object> properties, ConstraintValidatorContext context) {
            return properties == null || properties.values().stream().allMatch(Check::isPlain);
        }

        private static boolean isPlain(Object value) {
            if (value instanceof String text) {
                return text.length() <= TEXT_MAX;
            }
            if (value instanceof Double number) {
                return Double.isFinite(number); // 1e999 is read as infinite, which JSON cannot write
            }
            return value instanceof Number || value instanceof Boolean;
        }
    }
}
