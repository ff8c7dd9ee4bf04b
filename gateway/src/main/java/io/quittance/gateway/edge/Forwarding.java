package io.quittance.gateway.edge;

import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.upstream.Instance;
import io.quittance.gateway.upstream.Upstream;
import io.quittance.kernel.ErrorCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Carries one request to a service and the answer back, both as they come: neither body is ever held as a whole.
 *
 * <p>A last chunk goes out together with the end of its message, and a head together with the first chunk: each saves a system call,
 * which is what a proxy spends its time on.
 */
final class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class);
    private static final int REQUEST_TIMEOUT = 408;
    private static final int BAD_GATEWAY = 502;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int GATEWAY_TIMEOUT = 504;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final Exchange exchange;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Upstream upstream;
    private final Caller caller;
    private final String authorization;
    private final long bodyBytesMax;
    private final long bodyNanosMax;
    private List<Instance> unreachable = List.of();
    private Instance instance;
    private HttpClientRequest sent;
    private HttpClientResponse received;
    private long bytesSent;
    private long bytesReceived;
    private long bytesExpected;
    private boolean requestEnded;
    private boolean responseEnded;
    private boolean repeated;

    /**
     * @param authorization the internal token that stands for the caller; null for a public route
     * @param bodyNanosMax for the whole body to come, however its bytes trickle in
     */
    Forwarding(Exchange exchange, Upstream upstream, String authorization, long bodyBytesMax, long bodyNanosMax) {
        this.exchange = exchange;
        this.request = exchange.request();
        this.response = exchange.response();
        this.upstream = upstream;
        this.caller = exchange.caller();
        this.authorization = authorization;
        this.bodyBytesMax = bodyBytesMax;
        this.bodyNanosMax = bodyNanosMax;
    }

    void begin() {
        exchange.forwardedBy(this);
        connect();
    }

    /** Nobody waits for the answer any more. */
    void cancel() {
        if (sent != null) {
            sent.reset();
        }
    }

    /** Neither side moved for too long. */
    void timedOut() {
        boolean clientOwes = exchange.hasBody() && !requestEnded && sent != null;
        if (exchange.isAnswered()) {
            exchange.breakOff(ErrorCode.UPSTREAM_TIMEOUT);
        } else if (clientOwes) {
            refuseLateBody();
        } else {
            if (instance != null) {
                instance.failed(System.nanoTime());
            }
            LOG.warnf("%s: %s did not answer in time", exchange.requestId(), instance);
            exchange.refuse(ErrorCode.UPSTREAM_TIMEOUT, "The answer took too long.");
        }
        cancel();
    }

    private void refuseLateBody() {
        // Who sends it a byte at a time would go on doing so.
        exchange.refuseAndClose(
                ErrorCode.REQUEST_MALFORMED, REQUEST_TIMEOUT, "The rest of the body did not come in time.");
    }

    private void connect() {
        Optional<Instance> next = upstream.next(unreachable, System.nanoTime());
        if (next.isEmpty()) {
            exchange.refuse(ErrorCode.UPSTREAM_UNAVAILABLE, "This part of the API cannot be reached at the moment.");
            return;
        }
        instance = next.get();
        Future<HttpClientRequest> connection = instance.request(request.method(), exchange.uri());
        if (connection.isComplete()) {
            connected(connection);
        } else {
            exchange.pause();
            connection.onComplete(this::connected);
        }
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (exchange.isAnswered()) {
            if (connection.succeeded()) {
                connection.result().reset();
            }
        } else if (connection.succeeded()) {
            instance.awake();
            sent = connection.result();
            send();
        } else if (connection.cause() instanceof ConnectionPoolTooBusyException) {
            exchange.refuse(ErrorCode.UPSTREAM_UNAVAILABLE, "This part of the API has too much to do at the moment.");
        } else {
            LOG.warnf("%s: no connection to %s: %s", exchange.requestId(), instance, connection.cause());
            instance.rest(System.nanoTime());
            passOver(instance);
            connect();
        }
    }

    private void passOver(Instance failed) {
        if (unreachable.isEmpty()) {
            unreachable = new ArrayList<>(upstream.size());
        }
        unreachable.add(failed);
    }

    private void send() {
        // Whatever fails the request fails its response too, and is dealt with there.
        sent.exceptionHandler(failure -> {});
        sent.response().onComplete(this::answered);
        try {
            writeHeaders(sent.headers());
        } catch (IllegalArgumentException e) {
            // More was let in than may go out.
            exchange.refuseAndClose(ErrorCode.REQUEST_MALFORMED, "A header is not written as headers are.");
            cancel();
            return;
        }
        if (!exchange.hasBody()) {
            requestEnded = true;
            sent.end();
            return;
        }
        if (exchange.contentLength() < 0) {
            sent.setChunked(true);
        } else {
            sent.putHeader(HeaderNames.CONTENT_LENGTH, Long.toString(exchange.contentLength()));
        }
        request.handler(this::sendChunk);
        request.endHandler(end -> sendEnd());
        exchange.welcomeBody();
        exchange.resume();
    }

    private void writeHeaders(MultiMap headers) {
        MultiMap offered = request.headers();
        RequestHeaders.copy(offered, headers);
        headers.set(HeaderNames.X_REQUEST_ID, exchange.requestId());
        headers.set(HeaderNames.X_INTERNAL_CLIENT_ADDRESS, exchange.clientText());
        String traceParent = offered.get(HeaderNames.TRACEPARENT);
        if (TraceParent.isValid(traceParent)) {
            headers.set(HeaderNames.TRACEPARENT, traceParent);
        } else {
            headers.set(HeaderNames.TRACEPARENT, TraceParent.mint());
            headers.remove(HeaderNames.TRACESTATE);
        }
        if (caller != null) {
            headers.set(HeaderNames.AUTHORIZATION, authorization);
            headers.set(HeaderNames.X_TENANT_ACTOR, caller.actor());
            headers.set(HeaderNames.X_TENANT_MODE, caller.mode());
            if (caller.tenantId() != null) {
                headers.set(HeaderNames.X_TENANT_ID, caller.tenantId());
            }
        }
    }

    private void sendChunk(Buffer chunk) {
        if (requestEnded) {
            return;
        }
        exchange.progressed();
        bytesSent += chunk.length();
        if (bytesSent > bodyBytesMax) {
            requestEnded = true;
            if (exchange.isAnswered()) {
                exchange.breakOff(ErrorCode.BODY_TOO_LARGE);
            } else {
                exchange.refuse(ErrorCode.BODY_TOO_LARGE, "A body may have " + bodyBytesMax + " bytes.");
            }
            cancel();
        } else if (exchange.ageNanos(System.nanoTime()) > bodyNanosMax && bytesSent != exchange.contentLength()) {
            requestEnded = true;
            if (exchange.isAnswered()) {
                exchange.breakOff(ErrorCode.REQUEST_MALFORMED);
            } else {
                refuseLateBody();
            }
            cancel();
        } else if (bytesSent == exchange.contentLength()) {
            requestEnded = true;
            sent.end(chunk);
        } else {
            sent.write(chunk);
            if (sent.writeQueueFull()) {
                request.pause();
                sent.drainHandler(drained -> request.resume());
            }
        }
    }

    private void sendEnd() {
        if (!requestEnded) {
            requestEnded = true;
            sent.end();
        }
    }

    private void answered(AsyncResult<HttpClientResponse> answer) {
        if (exchange.isAnswered()) {
            return;
        }
        if (answer.succeeded()) {
            receive(answer.result());
        } else if (isRepeatable()) {
            // The connection was idle for a while, and the service closed it just as the request came.
            repeated = true;
            connect();
        } else {
            instance.failed(System.nanoTime());
            LOG.warnf("%s: %s failed: %s", exchange.requestId(), instance, answer.cause());
            exchange.refuse(ErrorCode.UPSTREAM_FAILED, "This part of the API failed to answer.");
        }
    }

    private boolean isRepeatable() {
        boolean idempotent = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return idempotent && !repeated && !exchange.hasBody();
    }

    private void receive(HttpClientResponse answer) {
        received = answer;
        exchange.progressed();
        switch (answer.statusCode()) {
            case BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT -> instance.failed(System.nanoTime());
            default -> instance.succeeded();
        }
        MultiMap headers = response.headers();
        ResponseHeaders.copy(answer.headers(), headers);
        exchange.answer(answer.statusCode());
        String length = headers.get(HeaderNames.CONTENT_LENGTH);
        boolean bodiless = request.method() == HttpMethod.HEAD
                || answer.statusCode() == NO_CONTENT
                || answer.statusCode() == NOT_MODIFIED;
        bytesExpected = length == null || bodiless ? -1 : Long.parseLong(length);
        if (length == null && !bodiless && request.version() == HttpVersion.HTTP_1_1) {
            response.setChunked(true);
        }
        answer.handler(this::receiveChunk);
        answer.endHandler(end -> receiveEnd());
        answer.exceptionHandler(this::receiveFailure);
    }

    private void receiveChunk(Buffer chunk) {
        if (responseEnded) {
            return;
        }
        exchange.progressed();
        bytesReceived += chunk.length();
        if (bytesReceived == bytesExpected) {
            responseEnded = true;
            response.end(chunk);
        } else {
            response.write(chunk);
            if (response.writeQueueFull()) {
                received.pause();
                response.drainHandler(drained -> received.resume());
            }
        }
    }

    private void receiveEnd() {
        if (!responseEnded) {
            responseEnded = true;
            response.end();
        }
        exchange.end();
        if (!requestEnded) {
            // The service answered without reading everything: it won't now.
            requestEnded = true;
            sent.reset();
            exchange.discardBody();
        }
    }

    private void receiveFailure(Throwable failure) {
        if (!responseEnded) {
            responseEnded = true;
            instance.failed(System.nanoTime());
            LOG.warnf("%s: the answer of %s broke off: %s", exchange.requestId(), instance, failure);
            exchange.breakOff(ErrorCode.UPSTREAM_FAILED);
        }
    }
}
