package io.quittance.runtime.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.json.UnicodeText;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers a repeated POST from store, or runs it and stores its answer in the same transaction. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class IdempotencyInterceptor {
    private static final String HEADER = "Idempotency-Key";
    private static final int KEY_LENGTH_MAX = 255;

    private final Transactions transactions;
    private final StoredAnswers answers;
    private final ObjectMapper json;
    private final RoutingContext request;

    IdempotencyInterceptor(
            Transactions transactions, StoredAnswers answers, ObjectMapper json, RoutingContext request) {
        this.transactions = transactions;
        this.answers = answers;
        this.json = json;
        this.request = request;
    }

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        String key = request.request().getHeader(HEADER);
        if (key == null) {
            return call.proceed();
        }
        requireValid(key);
        String operation = request.request().method() + " " + withoutTrailingSlash(request.normalizedPath());
        byte[] hash = hash(operation, call.getParameters());
        return transactions.tenant(() -> answers.find(key).chain(stored -> {
            if (stored == null) {
                return run(call).call(answer -> answers.store(key, stored(call, operation, hash, answer)));
            }
            if (!MessageDigest.isEqual(stored.requestHash(), hash)) {
                throw new DomainException(
                        ErrorCode.IDEMPOTENCY_KEY_REUSED, "This Idempotency-Key came with another request before.");
            }
            return Uni.createFrom().item(stored.replay());
        }));
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static void requireValid(String key) {
        if (key.isBlank() || key.length() > KEY_LENGTH_MAX || !UnicodeText.isWellFormed(key)) {
            throw new DomainException(
                    ErrorCode.IDEMPOTENCY_KEY_INVALID, "An Idempotency-Key has 1 to 255 characters.", HEADER);
        }
    }

    @SuppressWarnings("unchecked")
    private static Uni<RestResponse<?>> run(InvocationContext call) {
        try {
            return (Uni<RestResponse<?>>) call.proceed();
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private StoredAnswer stored(InvocationContext call, String operation, byte[] hash, RestResponse<?> answer) {
        Object location = answer.getHeaders().getFirst("Location");
        return new StoredAnswer(
                operation,
                hash,
                answer.getStatus(),
                location == null ? null : location.toString(),
                body(answer.getEntity(), call.getMethod().getAnnotation(Idempotent.class)));
    }

    private String body(Object entity, Idempotent rule) {
        try {
            if (entity == null || rule == null || rule.shownOnce().length == 0) {
                return entity == null ? null : json.writeValueAsString(entity);
            }
            ObjectNode shown = json.valueToTree(entity);
            for (String secret : rule.shownOnce()) {
                shown.putNull(secret);
            }
            return shown.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer must be writable", e);
        }
    }

    // Over what was understood rather than the bytes sent: white space and the order of fields do not make another
    // request.
    private byte[] hash(String operation, Object[] parameters) throws JsonProcessingException {
        MessageDigest digest = sha256();
        digest.update(json.writeValueAsBytes(operation));
        for (Object parameter : parameters) {
            if (parameter instanceof Record) {
                digest.update(json.writeValueAsBytes(parameter));
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
