package io.quittance.gateway.edge;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.accesslog.Access;
import io.quittance.gateway.address.ProxyHeader;
import io.quittance.gateway.address.TrustedProxies.Origin;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHasher;
import io.quittance.gateway.limit.Allowance;
import io.quittance.gateway.route.RequestTarget;
import io.quittance.gateway.route.Routes;
import io.quittance.gateway.route.Service;
import io.quittance.gateway.upstream.Upstream;
import io.quittance.kernel.ErrorCode;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The edge on one event loop: its part of the public port, and its own connections to the services. A request never changes threads.
 */
final class EdgeLoop extends AbstractVerticle {
    private static final long SWEEP_MILLIS = 100;
    private static final int SWEEPS_PER_SECOND = 10;
    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private final GatewayConfig config;
    private final SharedParts parts;
    private final Cors cors;
    private final BrowserHeaders browserHeaders;
    private final InFlight unrouted;
    private final Map<Service, InFlight> inFlight = new EnumMap<>(Service.class);
    private final Map<Service, Upstream> upstreams = new EnumMap<>(Service.class);
    private final long bodyBytesMax;
    private final long bodyNanosMax;
    private Authentication authentication;
    private OwnPages ownPages;
    private Peers peers;
    private Strain strain;
    private SlowHeads slowHeads;
    private HttpServer server;
    private Map<String, List<String>> resolved = Map.of();
    private int sweeps;
    // Read by other threads for the gauge and the drain; written by one.
    private volatile int onTheirWay;
    private volatile boolean draining;

    EdgeLoop(GatewayConfig config, SharedParts parts) {
        this.config = config;
        this.parts = parts;
        this.cors = new Cors(config.cors());
        this.browserHeaders = new BrowserHeaders(config.browsers());
        this.unrouted = new InFlight(config.timeout().response());
        for (Service service : Service.values()) {
            Duration ofService = config.timeout()
                    .responseOf()
                    .of(service)
                    .orElse(config.timeout().response());
            inFlight.put(service, new InFlight(ofService));
        }
        this.bodyBytesMax = config.bodyBytesMax();
        this.bodyNanosMax = config.timeout().body().toNanos();
    }

    @Override
    public void start(Promise<Void> started) {
        HttpClient client = vertx.createHttpClient(EdgeOptions.client(config), EdgeOptions.pool(config));
        for (Service service : Service.values()) {
            upstreams.put(service, new Upstream(client, config.upstream().of(service), config));
        }
        authentication =
                new Authentication(parts, new CredentialHasher(config.keyPepper()), context, this::limitAndForward);
        ownPages = new OwnPages(parts.docs(), context);
        peers = new Peers(parts.proxies(), config.timeout());
        strain = new Strain(config.overload(), TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS), System.nanoTime());
        vertx.setPeriodic(SWEEP_MILLIS, sweep -> sweep(System.nanoTime()));
        server = vertx.createHttpServer(EdgeOptions.server(config))
                .connectionHandler(connection -> peers.opened(connection, System.nanoTime()))
                .requestHandler(this::handle)
                .invalidRequestHandler(this::refuseMalformed);
        server.listen(config.port(), config.host())
                .<Void>map(listening -> {
                    slowHeads = SlowHeads.ofThisLoop(
                            vertx.nettyEventLoopGroup(),
                            listening.actualPort(),
                            config.timeout().head().toNanos());
                    return null;
                })
                .onComplete(started);
    }

    int port() {
        return server.actualPort();
    }

    /** Requests on their way; for any thread. */
    int inFlight() {
        return onTheirWay;
    }

    /** From now on clients are asked to connect elsewhere for their next request. For any thread. */
    void drain() {
        draining = true;
        context.runOnContext(onLoop -> peers.sendAway(config.timeout().drain().toMillis()));
    }

    boolean isDraining() {
        return draining;
    }

    Cors cors() {
        return cors;
    }

    BrowserHeaders browserHeaders() {
        return browserHeaders;
    }

    long bodyBytesMax() {
        return bodyBytesMax;
    }

    void progressed(Exchange exchange) {
        exchange.among.progressed(exchange, System.nanoTime());
    }

    void refused(ErrorCode code) {
        parts.metrics().refused(code);
    }

    void ended(Exchange exchange, int status, long nanos) {
        exchange.among.remove(exchange);
        onTheirWay = onTheirWay - 1;
        Peer peer = exchange.peer();
        peer.inFlight--;
        peer.quietSinceNanos = System.nanoTime();
        parts.metrics().answered(exchange.service(), status, nanos);
        if (parts.accessLog() != null) {
            parts.accessLog().add(describe(exchange, status, nanos));
        }
    }

    private Access describe(Exchange exchange, int status, long nanos) {
        Caller caller = exchange.caller();
        return new Access(
                parts.clock().millis() - TimeUnit.NANOSECONDS.toMillis(nanos),
                exchange.request().method().name(),
                exchange.path(),
                exchange.service().map(Service::text).orElse(null),
                status,
                exchange.response().bytesWritten(),
                nanos,
                exchange.requestId(),
                caller == null ? null : caller.tenantId(),
                caller == null ? null : caller.actor(),
                caller == null ? null : caller.mode(),
                exchange.clientText());
    }

    private void handle(HttpServerRequest request) {
        if (peers.of(request.connection(), System.nanoTime()).isClosing) {
            return;
        }
        Exchange exchange = begin(request);
        exchange.guard(() -> route(request, exchange));
    }

    private void route(HttpServerRequest request, Exchange exchange) {
        if (exchange.hasDoubtfulLength()) {
            exchange.refuseAndClose(ErrorCode.REQUEST_MALFORMED, "Of transfer encodings only chunked is understood.");
            return;
        }
        if (strain.isTooMuch(onTheirWay)) {
            exchange.refuse(ErrorCode.OVERLOADED, "There is too much to do at the moment.");
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
        exchange.aimedAt(target.get());
        if (exchange.client().isPlain() && config.proxies().httpsRedirect()) {
            HttpsRedirect.answer(exchange);
            return;
        }
        if (ownPages.isOne(exchange.path())) {
            if (authentication.mayTry(exchange)) {
                ownPages.show(exchange);
            }
            return;
        }
        Optional<Service> service = Routes.find(exchange.path());
        if (service.isEmpty()) {
            exchange.refuse(ErrorCode.RESOURCE_NOT_FOUND, "There is nothing at this path.");
            return;
        }
        routed(exchange, service.get());
        if (Preflight.isOne(request)) {
            if (authentication.mayTry(exchange)) {
                Preflight.answer(exchange, cors);
            }
        } else if (!Routes.isPublic(request.method(), exchange.path())) {
            authentication.authenticate(exchange);
        } else if (authentication.mayTry(exchange) && fits(exchange)) {
            forward(exchange, null);
        }
    }

    private void routed(Exchange exchange, Service service) {
        exchange.routedTo(service);
        exchange.among.remove(exchange);
        inFlight.get(service).add(exchange, exchange.progressAtNanos);
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
        Peer peer = peers.of(request.connection(), now);
        peer.hasAsked = true;
        peer.inFlight++;
        Exchange exchange = new Exchange(this, peer, origin(peer, request.headers()), request, now);
        if (request.version() == HttpVersion.HTTP_2) {
            peer.isHttp2 = true;
        }
        onTheirWay = onTheirWay + 1;
        unrouted.add(exchange, now);
        request.response().closeHandler(closed -> exchange.clientGone());
        return exchange;
    }

    private Origin origin(Peer peer, MultiMap headers) {
        if (!peer.isTrusted) {
            return peer.origin;
        }
        boolean rfc7239 = parts.proxies().header() == ProxyHeader.FORWARDED;
        return parts.proxies()
                .origin(
                        peer.origin.client(),
                        headers.getAll(rfc7239 ? HeaderNames.FORWARDED : HeaderNames.X_FORWARDED_FOR),
                        headers.getAll(HeaderNames.X_FORWARDED_PROTO));
    }

    private void limitAndForward(Exchange exchange, Caller caller) {
        Allowance allowance = parts.limits().take(caller);
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
            forward(exchange, authorization);
            return;
        }
        exchange.pause();
        CompletableFuture<String> made = parts.internalTokens().make(caller);
        var unused = made.whenComplete(
                (token, failure) -> context.runOnContext(back -> exchange.guard(() -> forward(exchange, made.join()))));
    }

    /** @param authorization the internal token that stands for the caller; null for a public route */
    private void forward(Exchange exchange, String authorization) {
        if (!exchange.isAnswered()) {
            Upstream upstream = upstreams.get(exchange.service().orElseThrow());
            new Forwarding(exchange, upstream, authorization, bodyBytesMax, bodyNanosMax).begin();
        }
    }

    private void sweep(long now) {
        strain.tick(now);
        endThoseAtRest(unrouted, now);
        inFlight.values().forEach(some -> endThoseAtRest(some, now));
        if (draining) {
            peers.sendQuietAway(now, config.timeout().drain().toMillis());
        }
        sweeps++;
        if (sweeps % SWEEPS_PER_SECOND == 0) {
            peers.endTheQuiet(now);
            if (slowHeads != null) {
                slowHeads.end(now);
            }
        }
        Map<String, List<String>> hosts = parts.hosts().resolved();
        if (hosts != resolved) {
            resolved = hosts;
            upstreams.values().forEach(upstream -> upstream.resolve(hosts));
        }
    }

    private static void endThoseAtRest(InFlight some, long now) {
        for (Exchange late = some.late(now); late != null; late = some.late(now)) {
            late.timedOut();
        }
    }
}
