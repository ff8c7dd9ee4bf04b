package io.quittance.runtime.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.FieldError;
import io.quittance.kernel.Problem;
import io.quittance.runtime.tenancy.CallerFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns every refusal and every failure into a problem document. What a client can send is a 4xx that names the field; what
 * went wrong on our side is logged with its cause and answered without it.
 */
@Singleton
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @ServerExceptionMapper
    public RestResponse<String> refused(DomainException refusal, HttpServerRequest request) {
        return answer(Problem.of(refusal, HttpStatuses.of(refusal.code()), requestId(request)));
    }

    @ServerExceptionMapper
    public RestResponse<String> invalid(ConstraintViolationException invalid, HttpServerRequest request) {
        return answer(ErrorCode.PARAMETER_INVALID, errors(invalid.getConstraintViolations()), request);
    }

    @ServerExceptionMapper
    public RestResponse<String> unreadable(JsonProcessingException unreadable, HttpServerRequest request) {
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return answer(
                    ErrorCode.PARAMETER_UNKNOWN,
                    List.of(new FieldError(path(unknown), ErrorCode.PARAMETER_UNKNOWN, "There is no such field.")),
                    request);
        }
        DomainException refusal = domainCause(unreadable);
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            ErrorCode code = refusal != null ? refusal.code() : ErrorCode.PARAMETER_INVALID;
            String detail = refusal != null ? refusal.detail() : "The value cannot be read as what this field takes.";
            return answer(code, List.of(new FieldError(path(mapping), code, detail)), request);
        }
        return answer(ErrorCode.BODY_MALFORMED, "The body is not the JSON object expected here.", request);
    }

    // Quarkus brings a mapper for exactly this type; without one as exact it would win over ours and name no field.
    @ServerExceptionMapper
    public RestResponse<String> mismatched(MismatchedInputException mismatched, HttpServerRequest request) {
        return unreadable(mismatched, request);
    }

    @ServerExceptionMapper
    public RestResponse<String> http(WebApplicationException failure, HttpServerRequest request) {
        if (failure.getCause() instanceof JsonProcessingException unreadable) {
            return unreadable(unreadable, request);
        }
        DomainException refusal = domainCause(failure);
        if (refusal != null) {
            return refused(refusal, request);
        }
        return switch (failure.getResponse().getStatus()) {
            case 400 -> answer(ErrorCode.BODY_MALFORMED, "The request cannot be read.", request);
            case 401 -> answer(ErrorCode.AUTHENTICATION_REQUIRED, "Authenticate through the gateway.", request);
            case 403 -> answer(ErrorCode.PERMISSION_DENIED, "The caller's role does not permit this.", request);
            case 404 -> answer(ErrorCode.RESOURCE_NOT_FOUND, "There is nothing at this address.", request);
            case 405 -> answer(ErrorCode.METHOD_NOT_ALLOWED, "This address does not take this method.", request);
            case 406 -> answer(ErrorCode.NOT_ACCEPTABLE, "Only application/json is spoken here.", request);
            case 413 -> answer(ErrorCode.BODY_TOO_LARGE, "The body is larger than 1 MiB.", request);
            case 415 -> answer(ErrorCode.MEDIA_TYPE_UNSUPPORTED, "Send application/json.", request);
            default -> failed(failure, request);
        };
    }

    @ServerExceptionMapper
    public RestResponse<String> unauthenticated(UnauthorizedException refusal, HttpServerRequest request) {
        return answer(ErrorCode.AUTHENTICATION_REQUIRED, "Authenticate through the gateway.", request);
    }

    @ServerExceptionMapper
    public RestResponse<String> unauthenticated(AuthenticationFailedException refusal, HttpServerRequest request) {
        return answer(ErrorCode.TOKEN_INVALID, "The internal token is not valid.", request);
    }

    @ServerExceptionMapper
    public RestResponse<String> forbidden(ForbiddenException refusal, HttpServerRequest request) {
        return answer(ErrorCode.PERMISSION_DENIED, "The caller's role does not permit this.", request);
    }

    @ServerExceptionMapper
    public RestResponse<String> failed(Throwable failure, HttpServerRequest request) {
        DomainException refusal = domainCause(failure);
        if (refusal != null) {
            return refused(refusal, request);
        }
        if (Failures.areUnavailability(failure)) {
            LOG.warnf("Not available for %s %s: %s", request.method(), request.path(), failure);
            return answer(ErrorCode.SERVICE_UNAVAILABLE, "Try again in a moment.", request);
        }
        LOG.errorf(failure, "Failed: %s %s", request.method(), request.path());
        return answer(ErrorCode.INTERNAL_ERROR, "The failure is logged under this request id.", request);
    }

    private static RestResponse<String> answer(ErrorCode code, List<FieldError> errors, HttpServerRequest request) {
        FieldError first = errors.get(0);
        ErrorCode shown = errors.size() == 1 ? first.code() : code;
        String detail =
                errors.size() == 1 ? first.param() + ": " + first.detail() : errors.size() + " fields are not valid.";
        return answer(Problem.of(shown, HttpStatuses.of(shown), detail, first.param(), errors, requestId(request)));
    }

    private static RestResponse<String> answer(ErrorCode code, String detail, HttpServerRequest request) {
        return answer(Problem.of(code, HttpStatuses.of(code), detail, requestId(request)));
    }

    private static RestResponse<String> answer(Problem problem) {
        var response = RestResponse.ResponseBuilder.<String>create(problem.status())
                .entity(problem.toJson())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        if (problem.status() == 503) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.build();
    }

    private static List<FieldError> errors(Set<ConstraintViolation<?>> violations) {
        return violations.stream()
                .map(violation -> new FieldError(
                        FieldPath.of(violation.getPropertyPath()),
                        FieldPath.isAbsence(violation) ? ErrorCode.PARAMETER_MISSING : ErrorCode.PARAMETER_INVALID,
                        violation.getMessage()))
                .sorted((a, b) -> a.param().compareTo(b.param()))
                .toList();
    }

    private static String path(JsonMappingException unreadable) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : unreadable.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static DomainException domainCause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DomainException refusal) {
                return refusal;
            }
        }
        return null;
    }

    private static String requestId(HttpServerRequest request) {
        return request.getHeader(CallerFilter.REQUEST_ID);
    }
}
