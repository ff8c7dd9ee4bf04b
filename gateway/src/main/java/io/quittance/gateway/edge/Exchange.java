package io.quittance.gateway.edge;

import io.quittance.gateway.address.TrustedProxies.Origin;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.limit.Allowance;
import io.quittance.gateway.route.RequestTarget;
import io.quittance.gateway.route.Service;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * One request at the edge and the answer to it. It is answered once: with a problem of the edge's own ({@link #refuse}) or by a
 * service, through {@link Forwarding}. Lives on one event loop; nothing is synchronized.
 */
final class Exchange {
    private static final Logger LOG = Logger.getLogger(Exchange.class);
    /** What is read of a body that was refused, in bodies of the permitted size. Then the connection is closed. */
    private static final int DISCARDED_BODIES_MAX = 8;
    /** Not a status that anybody sees: the client went away first. */
    private static final int CLIENT_CLOSED_REQUEST = 499;

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private static final List<String> CHUNKED_ONLY = List.of("chunked");
    private static final Set<HttpMethod> BODILESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    /** Neighbours among the requests on their way; {@link InFlight} alone touches these. */
    Exchange previous;

    Exchange next;
    long progressAtNanos;

    /** Among whom it is; {@link InFlight} alone touches this, too. */
    InFlight among;

    private final EdgeLoop loop;
    private final Peer peer;
    private final Origin client;
    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final long startedAtNanos;
    private final String requestId;
    private final boolean isHttp2;
    private final long contentLength;
    private final boolean awaitsContinue;
    private Optional<Service> service = Optional.empty();
    private String uri;
    private String path;
    private Caller caller;
    private Allowance allowance;
    private Forwarding forwarding;
    private boolean paused;
    private boolean answered;
    private boolean over;

    Exchange(EdgeLoop loop, Peer peer, Origin client, HttpServerRequest request, long startedAtNanos) {
        this.loop = loop;
        this.peer = peer;
        this.client = client;
        this.request = request;
        this.response = request.response();
        this.startedAtNanos = startedAtNanos;
        MultiMap headers = request.headers();
        this.requestId = RequestIds.keepOrMint(headers.get(HeaderNames.X_REQUEST_ID));
        this.isHttp2 = request.version() == HttpVersion.HTTP_2;
        this.contentLength = contentLength(request);
        this.awaitsContinue = contentLength != 0 && headers.contains(HeaderNames.EXPECT);
    }

    HttpServerRequest request() {
        return request;
    }

    HttpServerResponse response() {
        return response;
    }

    String requestId() {
        return requestId;
    }

    /** Whose route it is; empty for none. */
    Optional<Service> service() {
        return service;
    }

    /** What to ask the service for: path and query. */
    String uri() {
        return uri;
    }

    /** As the client wrote it, without query; null while it is not known. */
    String path() {
        return path;
    }

    /** Where the request came from, as far as that is to be believed. */
    Origin client() {
        return client;
    }

    /** The address of {@link #client()}, as text. */
    String clientText() {
        return client == peer.origin ? peer.text : client.client().toString();
    }

    /** The connection it came by. */
    Peer peer() {
        return peer;
    }

    /** Who sent it; null while that is not known. */
    Caller caller() {
        return caller;
    }

    /** Since it came. */
    long ageNanos(long nowNanos) {
        return nowNanos - startedAtNanos;
    }

    void aimedAt(RequestTarget target) {
        uri = target.uri();
        path = target.path();
    }

    void routedTo(Service found) {
        service = Optional.of(found);
    }

    void sentBy(Caller found) {
        caller = found;
    }

    /** Whether it was counted against some limit. */
    boolean isCounted() {
        return allowance != null;
    }

    void limitedBy(Allowance taken) {
        allowance = taken;
    }

    void forwardedBy(Forwarding chosen) {
        forwarding = chosen;
    }

    /** Bytes of the body; 0 if there is none, -1 if only its end will tell. */
    long contentLength() {
        return contentLength;
    }

    /** Whether another server could see the end of this body somewhere else than we do. */
    boolean hasDoubtfulLength() {
        return contentLength < 0
                && !isHttp2
                && !request.headers().getAll(HeaderNames.TRANSFER_ENCODING).equals(CHUNKED_ONLY);
    }

    boolean hasBody() {
        return contentLength != 0;
    }

    /** Whether the answer has begun, or nobody is there any more to get it. */
    boolean isAnswered() {
        return answered;
    }

    /** The body waits until {@link #resume()}: whoever takes it isn't ready yet. */
    void pause() {
        if (hasBody() && !paused) {
            paused = true;
            request.pause();
        }
    }

    void resume() {
        if (paused) {
            paused = false;
            request.resume();
        }
    }

    /** Somebody takes the body: a client that asked whether to send it may do so. */
    void welcomeBody() {
        if (awaitsContinue) {
            response.writeContinue();
        }
    }

    /** Something moved: the clock of the time-out starts anew. */
    void progressed() {
        if (!over) {
            loop.progressed(this);
        }
    }

    /** Begins the answer of a service, whose headers are there already: this adds the edge's own. */
    void answer(int status) {
        answered = true;
        response.setStatusCode(status);
        addOwnHeaders();
    }

    /** The answer is given. */
    void end() {
        end(response.getStatusCode());
    }

    /** The client went away. */
    void clientGone() {
        if (!over) {
            answered = true;
            end(CLIENT_CLOSED_REQUEST);
            if (forwarding != null) {
                forwarding.cancel();
            }
        }
    }

    /** The answer broke off: the client must not take it for whole, so its connection breaks too. */
    void breakOff(ErrorCode why) {
        answered = true;
        loop.refused(why);
        end(Refusal.status(why));
        response.reset();
    }

    /** Nothing moved for too long. */
    void timedOut() {
        if (forwarding != null) {
            forwarding.timedOut();
        } else {
            refuse(ErrorCode.UPSTREAM_TIMEOUT, "The answer took too long.");
        }
    }

    /** Takes a step; a mistake of ours in it becomes an answer rather than a client that waits. */
    void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s failed at the edge", requestId);
            refuse(ErrorCode.INTERNAL_ERROR, "The request could not be handled.");
        }
    }

    /** Answers with a problem document. Does nothing once an answer has begun. */
    void refuse(ErrorCode code, String detail) {
        refuse(code, Refusal.status(code), detail);
    }

    /** The same where HTTP has a more exact status than the code's usual one. */
    void refuse(ErrorCode code, int status, String detail) {
        if (answered) {
            return;
        }
        answered = true;
        response.setStatusCode(status);
        MultiMap headers = response.headers();
        headers.set(HeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
        switch (code.kind()) {
            case UNAUTHENTICATED -> headers.set(HeaderNames.WWW_AUTHENTICATE, challenge(code));
            case RATE_LIMITED -> headers.set(HeaderNames.RETRY_AFTER, allowance.retryAfter());
            case UNAVAILABLE -> headers.set(HeaderNames.RETRY_AFTER, "1");
            default -> {}
        }
        addOwnHeaders();
        loop.refused(code);
        discardBody();
        response.end(Problem.of(code, status, detail, requestId).toJson());
        end(status);
        if (awaitsContinue) {
            // The client was told not to send its body, and the connection is out of step without it.
            hangUp();
        }
    }

    /** Answers with something that the edge has itself. */
    void show(Page page) {
        if (answered) {
            return;
        }
        answered = true;
        MultiMap headers = response.headers();
        headers.set(HeaderNames.CACHE_CONTROL, page.caching());
        headers.set(HeaderNames.ETAG, page.tag());
        if (page.policy() != null) {
            headers.set(HeaderNames.CONTENT_SECURITY_POLICY, page.policy());
        }
        boolean known = page.tag().equals(request.headers().get(HeaderNames.IF_NONE_MATCH));
        response.setStatusCode(known ? NOT_MODIFIED : OK);
        if (!known) {
            headers.set(HeaderNames.CONTENT_TYPE, page.contentType());
        }
        addOwnHeaders();
        discardBody();
        if (known) {
            response.end();
        } else if (request.method() == HttpMethod.HEAD) {
            response.putHeader(
                    HeaderNames.CONTENT_LENGTH, Integer.toString(page.body().length()));
            response.end();
        } else {
            response.end(page.body());
        }
        end(response.getStatusCode());
    }

    /** Answers without a body. */
    void answerBare(int status) {
        if (!answered) {
            answer(status);
            discardBody();
            response.end();
            end(status);
        }
    }

    /** Answers with a problem document and closes the connection: what follows on it can't be told from a body. */
    void refuseAndClose(ErrorCode code, String detail) {
        refuseAndClose(code, Refusal.status(code), detail);
    }

    /** The same where HTTP has a more exact status than the code's usual one. */
    void refuseAndClose(ErrorCode code, int status, String detail) {
        if (!isHttp2) {
            peer.isClosing = true;
            response.putHeader(HeaderNames.CONNECTION, HeaderNames.CLOSE);
        }
        refuse(code, status, detail);
        hangUp();
    }

    /** Reads what is left of the body, so that the client comes to read the answer; but not for ever. */
    void discardBody() {
        if (!hasBody() || request.isEnded()) {
            return;
        }
        long[] left = {loop.bodyBytesMax() * DISCARDED_BODIES_MAX};
        request.handler((Buffer chunk) -> {
            left[0] -= chunk.length();
            if (left[0] < 0) {
                hangUp();
            }
        });
        request.endHandler(null);
        paused = false;
        request.resume();
    }

    private void end(int status) {
        if (!over) {
            over = true;
            loop.ended(this, status, System.nanoTime() - startedAtNanos);
        }
    }

    /** Ends the connection; of HTTP/2, where others share it, the stream. */
    private void hangUp() {
        if (isHttp2) {
            response.reset();
        } else {
            request.connection().close();
        }
    }

    private void addOwnHeaders() {
        MultiMap headers = response.headers();
        headers.set(HeaderNames.X_REQUEST_ID, requestId);
        loop.browserHeaders().write(headers, client.isPlain());
        if (loop.cors().isConfigured()) {
            loop.cors().write(headers, request.headers().get(HeaderNames.ORIGIN), caller);
        }
        if (allowance != null && allowance.isLimited()) {
            headers.set(HeaderNames.RATE_LIMIT_POLICY, allowance.policy());
            headers.set(HeaderNames.RATE_LIMIT, allowance.state());
        }
        if (loop.isDraining() && !isHttp2) {
            headers.set(HeaderNames.CONNECTION, HeaderNames.CLOSE);
        }
    }

    private static String challenge(ErrorCode code) {
        return code == ErrorCode.AUTHENTICATION_REQUIRED
                ? "Bearer realm=\"quittance\""
                : "Bearer realm=\"quittance\", error=\"invalid_token\"";
    }

    private static long contentLength(HttpServerRequest request) {
        if (request.decoderResult().isFailure()) {
            return 0;
        }
        MultiMap headers = request.headers();
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            return -1;
        }
        String value = headers.get(HeaderNames.CONTENT_LENGTH);
        if (value == null) {
            // HTTP/2 frames a body without announcing it.
            boolean mayFollow = request.version() == HttpVersion.HTTP_2 && !BODILESS.contains(request.method());
            return mayFollow ? -1 : 0;
        }
        // The HTTP decoder let only numbers pass.
        return Long.parseLong(value);
    }
}
