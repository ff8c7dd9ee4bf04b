package io.quittance.kernel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A refusal that the caller should hear about. Its detail reaches the caller as it is: a sentence, nothing internal.
 *
 * <p>It carries no stack trace: it is an answer rather than an accident, and callers can provoke it as often as they like. Named
 * refusals extend it ({@code SubscriptionNotFound}).
 */
public class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String param;
    private final List<FieldError> errors;

    public DomainException(ErrorCode code, String detail) {
        this(code, detail, (String) null);
    }

    /** @param param the field to blame, snake_case; null if there is no single one */
    public DomainException(ErrorCode code, String detail, String param) {
        this(code, detail, param, List.of());
    }

    /** Several fields are wrong. The first of them stands for all where only one can be named. */
    public DomainException(ErrorCode code, String detail, List<FieldError> errors) {
        this(code, detail, errors.isEmpty() ? null : errors.get(0).param(), errors);
    }

    private DomainException(ErrorCode code, String detail, String param, List<FieldError> errors) {
        super(Objects.requireNonNull(detail, "detail"), null, false, false);
        this.code = Objects.requireNonNull(code, "code");
        this.param = param;
        this.errors = List.copyOf(errors);
    }

    /** Refuses with all that is wrong at once; does nothing if nothing is. */
    public static void refuse(List<FieldError> errors) {
        if (errors.size() == 1) {
            FieldError only = errors.get(0);
            throw new DomainException(only.code(), only.detail(), only.param());
        }
        if (!errors.isEmpty()) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, errors.size() + " fields are not valid.", errors);
        }
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return getMessage();
    }

    public Optional<String> param() {
        return Optional.ofNullable(param);
    }

    /** Everything that is wrong, field by field; empty if the refusal is not about several fields. */
    public List<FieldError> errors() {
        return errors;
    }
}
