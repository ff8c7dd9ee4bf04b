package io.quittance.runtime.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;

/** Names a field as the caller wrote it: snake_case, without our method and parameter names in front. */
final class FieldPath {
    private FieldPath() {}

    static String of(Path path) {
        StringBuilder name = new StringBuilder();
        String parameter = "";
        for (Path.Node node : path) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            }
            if (node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                if (node.getIndex() != null) {
                    name.append('[').append(node.getIndex()).append(']');
                }
                if (node.getKey() != null) {
                    name.append('[').append(node.getKey()).append(']');
                }
                if (node.getKind() == ElementKind.PROPERTY) {
                    name.append(name.isEmpty() ? "" : ".").append(snakeCase(node.getName()));
                }
            }
        }
        return name.isEmpty() ? snakeCase(parameter) : name.toString();
    }

    static boolean isAbsence(ConstraintViolation<?> violation) {
        Object constraint = violation.getConstraintDescriptor().getAnnotation();
        return violation.getInvalidValue() == null
                && (constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
