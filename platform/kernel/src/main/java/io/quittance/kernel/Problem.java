package io.quittance.kernel;

import java.util.List;
import java.util.Objects;

/**
 * A problem document (RFC 9457), as every part of the platform answers errors. Media type {@value #MEDIA_TYPE}.
 *
 * @param type a URL that names the problem, {@code https://quittance.io/problems/<code>}
 * @param title one line for people, the same for every occurrence
 * @param status the HTTP status it goes with
 * @param detail a sentence about this occurrence; nothing internal
 * @param code the stable slug of an {@link ErrorCode}
 * @param param the field to blame; null if there is no single one
 * @param errors everything that is wrong, field by field; left out of the JSON if empty
 * @param requestId the request it answers; null if it has none yet
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String code,
        String param,
        List<FieldError> errors,
        String requestId) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE_BASE = "https://quittance.io/problems/";

    public Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(code, "code");
        errors = List.copyOf(errors);
    }

    /** Without a field to blame. */
    public static Problem of(ErrorCode code, int status, String detail, String requestId) {
        return of(code, status, detail, null, List.of(), requestId);
    }

    public static Problem of(DomainException refusal, int status, String requestId) {
        return of(refusal.code(), status, refusal.detail(), refusal.param().orElse(null), refusal.errors(), requestId);
    }

    public static Problem of(
            ErrorCode code, int status, String detail, String param, List<FieldError> errors, String requestId) {
        return new Problem(
                TYPE_BASE + code.slug(), code.title(), status, detail, code.slug(), param, errors, requestId);
    }

    /**
     * The document. Written by hand, because an error must be answerable where no JSON library is at hand or working. Members that
     * are null are left out.
     */
    public String toJson() {
        JsonText json = new JsonText().open('{');
        json.member("type", type).member("title", title).member("status", status);
        json.member("detail", detail).member("code", code).member("param", param);
        if (!errors.isEmpty()) {
            json.name("errors").open('[');
            for (FieldError error : errors) {
                json.open('{')
                        .member("param", error.param())
                        .member("code", error.code().slug())
                        .member("detail", error.detail())
                        .close('}');
            }
            json.close(']');
        }
        return json.member("request_id", requestId).close('}').toString();
    }
}
