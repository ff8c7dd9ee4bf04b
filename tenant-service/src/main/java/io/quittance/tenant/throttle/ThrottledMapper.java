package io.quittance.tenant.throttle;

import io.quittance.kernel.Problem;
import io.quittance.runtime.problem.HttpStatuses;
import io.quittance.runtime.tenancy.CallerFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says when to come back. */
@Singleton
public class ThrottledMapper {
    @ServerExceptionMapper
    public RestResponse<String> throttled(Throttled refusal, HttpServerRequest request) {
        Problem problem =
                Problem.of(refusal, HttpStatuses.of(refusal.code()), request.getHeader(CallerFilter.REQUEST_ID));
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.status()), problem.toJson())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds())
                .build();
    }
}
