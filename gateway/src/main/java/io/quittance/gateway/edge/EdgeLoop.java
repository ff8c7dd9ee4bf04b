package io.quittance.gateway.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHasher;
import io.quittance.gateway.limit.Allowance;
import io.quittance.gateway.route.RequestTarget;
import io.quittance.gateway.route.Routes;
import io.quittance.gateway.route.Service;
import io.quittance.gateway.upstream.Upstream;
import io.quittance.kernel.ErrorCode;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The edge on one event loop: its part of the public port, and its own connections to the services. A request never changes threads.
 */
final class EdgeLoop extends AbstractVerticle {
    private static final long SWEEP_MILLIS = 100;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final GatewayConfig config;
    private final SharedParts parts;
    private final InFlight inFlight = new InFlight();
    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final long timeoutNanos;
    private final long bodyBytesMax;
    private Authentication authentication;
    private HttpServer server;
    private volatile boolean draining;

    EdgeLoop(GatewayConfig config, SharedParts parts) {
        this.config = config;
        this.parts = parts;
        this.timeoutNanos = config.timeout().response().toNanos();
        this.bodyBytesMax = config.bodyBytesMax();
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient(EdgeOptions.client(config), EdgeOptions.pool(config));
        for (Service service : Service.values()) {
            upstreams.put(service, new Upstream(client, addresses(service), config));
        }
        authentication =
                new Authentication(parts, new CredentialHasher(config.keyPepper()), context, this::limitAndForward);
        vertx.setPeriodic(SWEEP_MILLIS, sweep -> endThoseAtRest());
        server = vertx.createHttpServer(EdgeOptions.server(config))
                .requestHandler(this::handle)
                .invalidRequestHandler(this::refuseMalformed);
        server.listen(config.port(), config.host()).<Void>mapEmpty().onComplete(started);
    }

    int port() {
        return server.actualPort();
    }

    /** Requests on their way; for any thread. */
    int inFlight() {
        return inFlight.size();
    }

    /** From now on clients are asked to connect elsewhere for their next request. */
    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    long bodyBytesMax() {
        return bodyBytesMax;
    }

    void progressed(Exchange exchange) {
        inFlight.progressed(exchange, System.nanoTime());
    }

    void refused(ErrorCode code) {
        parts.metrics().refused(code);
    }

    void ended(Exchange exchange, int status, long nanos) {
        inFlight.remove(exchange);
        parts.metrics().answered(exchange.service(), status, nanos);
    }

    private void handle(HttpServerRequest request) {
        Exchange exchange = begin(request);
        exchange.guard(() -> route(request, exchange));
    }

    private void route(HttpServerRequest request, Exchange exchange) {
        if (exchange.hasDoubtfulLength()) {
            exchange.refuseAndClose(ErrorCode.REQUEST_MALFORMED, "Of transfer encodings only chunked is understood.");
            return;
        }
        if (!Routes.isForwarded(request.method())) {
            exchange.response().putHeader(HeaderNames.ALLOW, Routes.METHODS);
            exchange.refuse(ErrorCode.METHOD_NOT_ALLOWED, "This method is not served.");
            return;
        }
        Optional<RequestTarget> target = RequestTarget.parse(request.uri());
        if (target.isEmpty()) {
            exchange.refuse(ErrorCode.REQUEST_MALFORMED, "The request line names no path, or not as a URI is written.");
            return;
        }
        Optional<Service> service = Routes.find(target.get().path());
        if (service.isEmpty()) {
            exchange.refuse(ErrorCode.RESOURCE_NOT_FOUND, "There is nothing at this path.");
            return;
        }
        exchange.routedTo(service.get(), target.get().uri());
        if (!Routes.isPublic(request.method(), target.get().path())) {
            authentication.authenticate(exchange);
        } else if (authentication.mayTry(exchange) && fits(exchange)) {
            forward(exchange, null, null);
        }
    }

    private void refuseMalformed(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Exchange exchange = begin(request);
        if (cause instanceof TooLongHttpLineException) {
            exchange.refuse(ErrorCode.REQUEST_MALFORMED, URI_TOO_LONG, "The request line is too long.");
        } else if (cause instanceof TooLongHttpHeaderException) {
            exchange.refuse(ErrorCode.REQUEST_MALFORMED, HEADERS_TOO_LARGE, "The headers are too large.");
        } else {
            exchange.refuse(ErrorCode.REQUEST_MALFORMED, "The head of the request cannot be read.");
        }
    }

    private Exchange begin(HttpServerRequest request) {
        long now = System.nanoTime();
        Exchange exchange = new Exchange(this, request, now);
        inFlight.add(exchange, now);
        request.response().closeHandler(closed -> exchange.clientGone());
        return exchange;
    }

    private void limitAndForward(Exchange exchange, Caller caller) {
        Allowance allowance = parts.callerLimits().take(caller.bucket());
        exchange.limitedBy(allowance);
        if (!allowance.isGranted()) {
            exchange.refuse(ErrorCode.RATE_LIMITED, "This caller makes too many requests.");
        } else if (fits(exchange)) {
            introduceAndForward(exchange, caller);
        }
    }

    private boolean fits(Exchange exchange) {
        boolean fits = exchange.contentLength() <= bodyBytesMax;
        if (!fits) {
            exchange.refuse(ErrorCode.BODY_TOO_LARGE, "A body may have " + bodyBytesMax + " bytes.");
        }
        return fits;
    }

    private void introduceAndForward(Exchange exchange, Caller caller) {
        String authorization = parts.internalTokens().atHand(caller);
        if (authorization != null) {
            forward(exchange, caller, authorization);
            return;
        }
        exchange.pause();
        CompletableFuture<String> made = parts.internalTokens().make(caller);
        var unused = made.whenComplete((token, failure) ->
                context.runOnContext(back -> exchange.guard(() -> forward(exchange, caller, made.join()))));
    }

    private void forward(Exchange exchange, Caller caller, String authorization) {
        if (!exchange.isAnswered()) {
            Upstream upstream = upstreams.get(exchange.service().orElseThrow());
            new Forwarding(exchange, upstream, caller, authorization, bodyBytesMax).begin();
        }
    }

    private void endThoseAtRest() {
        long deadline = System.nanoTime() - timeoutNanos;
        for (Exchange late = inFlight.atRestSince(deadline); late != null; late = inFlight.atRestSince(deadline)) {
            late.timedOut();
        }
    }

    private List<URI> addresses(Service service) {
        GatewayConfig.Upstreams addresses = config.upstream();
        return switch (service) {
            case TENANT -> addresses.tenant();
            case BILLING -> addresses.billing();
            case SUBSCRIPTION -> addresses.subscription();
            case PAYMENT -> addresses.payment();
            case WEBHOOK -> addresses.webhook();
            case ANALYTICS -> addresses.analytics();
        };
    }
}
