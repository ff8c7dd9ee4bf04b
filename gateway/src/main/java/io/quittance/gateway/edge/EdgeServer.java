package io.quittance.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.apikey.ApiKeys;
import io.quittance.gateway.caller.InternalTokens;
import io.quittance.gateway.caller.PrivateKeyFile;
import io.quittance.gateway.limit.RateLimits;
import io.quittance.gateway.person.AccessTokens;
import io.quittance.gateway.telemetry.EdgeMetrics;
import io.quittance.gateway.tenantservice.TenantService;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The public port: one {@link EdgeLoop} per event loop, and what they share. */
public final class EdgeServer {
    private static final long DRAIN_POLL_MILLIS = 20;

    private final Vertx vertx;
    private final GatewayConfig config;
    // Few threads: a signature is pure calculation, and the event loops need the processors too.
    private final WorkerExecutor signatures;
    private final ApiKeys apiKeys;
    private final List<EdgeLoop> loops;

    /** @throws IllegalStateException if the private key or the pepper is missing or no good */
    public EdgeServer(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.config = config;
        Clock clock = Clock.systemUTC();
        this.signatures = vertx.createSharedWorkerExecutor(
                "signatures", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        InternalTokens tokens =
                new InternalTokens(PrivateKeyFile.read(Path.of(config.internalPrivateKey())), clock, this::runOnWorker);
        TenantService tenantService = new TenantService(vertx, config, tokens);
        this.apiKeys = new ApiKeys(tenantService, config.keys(), Ticker.systemTicker());
        AccessTokens accessTokens =
                new AccessTokens(tenantService, config.people(), clock, Ticker.systemTicker(), this::runOnWorker);
        SharedParts parts = new SharedParts(
                apiKeys,
                accessTokens,
                tokens,
                RateLimits.forCallers(config.rateLimit()),
                RateLimits.forAddresses(config.rateLimit()),
                new EdgeMetrics(meters),
                clock);
        int count = config.eventLoops().orElse(Runtime.getRuntime().availableProcessors());
        this.loops =
                Stream.generate(() -> new EdgeLoop(config, parts)).limit(count).toList();
        measure(meters);
    }

    /** Opens the public port. Fails if it is taken. */
    public Future<Void> start() {
        var remaining = loops.iterator();
        return vertx.deployVerticle(remaining::next, new DeploymentOptions().setInstances(loops.size()))
                .mapEmpty();
    }

    /** The port that is open, also if a free one was asked for. */
    public int port() {
        return loops.get(0).port();
    }

    /** The keys that are known, to be told of revocations. */
    public ApiKeys apiKeys() {
        return apiKeys;
    }

    /**
     * Asks clients to go elsewhere and waits for the requests on their way, as long as the configuration allows. New requests are
     * still answered meanwhile: a load balancer needs a moment to learn that we leave.
     */
    public Future<Void> drain() {
        loops.forEach(EdgeLoop::drain);
        long deadline = System.nanoTime() + config.timeout().drain().toNanos();
        return quiet(deadline);
    }

    private Future<Void> quiet(long deadlineNanos) {
        if (inFlight() == 0 || System.nanoTime() - deadlineNanos >= 0) {
            return Future.succeededFuture();
        }
        return vertx.timer(DRAIN_POLL_MILLIS, TimeUnit.MILLISECONDS).compose(again -> quiet(deadlineNanos));
    }

    private int inFlight() {
        return loops.stream().mapToInt(EdgeLoop::inFlight).sum();
    }

    private void measure(MeterRegistry meters) {
        Gauge.builder("quittance.gateway.in.flight", this, EdgeServer::inFlight)
                .description("Requests on their way through the edge")
                .register(meters);
        Gauge.builder("quittance.gateway.keys.known", apiKeys, ApiKeys::size)
                .description("API keys that are remembered")
                .register(meters);
        Gauge.builder("quittance.gateway.revocations.heard", apiKeys, keys -> keys.areRevocationsHeard() ? 1 : 0)
                .description("1 if revocations are heard on Kafka, 0 if keys are asked for more often instead")
                .register(meters);
    }

    private void runOnWorker(Runnable task) {
        var unused = signatures.executeBlocking(
                () -> {
                    task.run();
                    return null;
                },
                false);
    }
}
