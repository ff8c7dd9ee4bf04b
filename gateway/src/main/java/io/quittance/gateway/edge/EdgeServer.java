package io.quittance.gateway.edge;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.accesslog.AccessLog;
import io.quittance.gateway.address.TrustedProxies;
import io.quittance.gateway.apikey.ApiKeys;
import io.quittance.gateway.apikey.KeyUseReports;
import io.quittance.gateway.caller.InternalTokens;
import io.quittance.gateway.caller.PrivateKeyFile;
import io.quittance.gateway.docs.ApiDocs;
import io.quittance.gateway.docs.ServiceDescriptions;
import io.quittance.gateway.limit.RateLimits;
import io.quittance.gateway.limit.SharedLimits;
import io.quittance.gateway.person.AccessTokens;
import io.quittance.gateway.redis.RedisTally;
import io.quittance.gateway.revocation.Revocations;
import io.quittance.gateway.route.Service;
import io.quittance.gateway.telemetry.EdgeMetrics;
import io.quittance.gateway.tenantservice.TenantService;
import io.quittance.gateway.upstream.HostAddresses;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public port: one {@link EdgeLoop} per event loop, and what they share. */
public final class EdgeServer {
    private static final long DRAIN_POLL_MILLIS = 20;
    private static final long LAST_REPORT_MILLIS = 2_000;

    private final Vertx vertx;
    private final GatewayConfig config;
    // Few threads: a signature is pure calculation, and the event loops need the processors too.
    private final WorkerExecutor signatures;
    private final ApiKeys apiKeys;
    private final Revocations revocations;
    private final KeyUseReports keyUses;
    private final SharedLimits sharedLimits;
    private final HostAddresses hosts;
    private final AccessLog accessLog;
    private final List<EdgeLoop> loops;

    /** @throws IllegalStateException if the private key or the pepper is missing or no good */
    public EdgeServer(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        this(vertx, config, meters, HostAddresses::ofSystem);
    }

    /** @param names how names of hosts are resolved */
    public EdgeServer(Vertx vertx, GatewayConfig config, MeterRegistry meters, HostAddresses.Lookup names) {
        this.vertx = vertx;
        this.config = config;
        Clock clock = Clock.systemUTC();
        this.signatures = vertx.createSharedWorkerExecutor(
                "signatures", Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        InternalTokens tokens =
                new InternalTokens(PrivateKeyFile.read(Path.of(config.internalPrivateKey())), clock, this::runOnWorker);
        TenantService tenantService = new TenantService(vertx, config, tokens);
        this.apiKeys = new ApiKeys(tenantService, config.keys(), Ticker.systemTicker());
        this.revocations = new Revocations(apiKeys, Ticker.systemTicker());
        this.keyUses = new KeyUseReports(apiKeys, tenantService, clock);
        AccessTokens accessTokens =
                new AccessTokens(tenantService, config.people(), clock, Ticker.systemTicker(), this::runOnWorker);
        this.sharedLimits = config.redisUrl()
                .map(url -> new SharedLimits(
                        new RedisTally(vertx, url, config.rateLimit().sharedTimeout())))
                .orElse(null);
        this.hosts = new HostAddresses(
                Arrays.stream(Service.values())
                        .flatMap(service -> config.upstream().of(service).stream())
                        .map(URI::getHost)
                        .collect(Collectors.toSet()),
                names);
        this.accessLog = AccessLog.of(config.accessLog());
        SharedParts parts = new SharedParts(
                apiKeys,
                accessTokens,
                tokens,
                revocations,
                new RateLimits(config.rateLimit(), sharedLimits),
                new TrustedProxies(config.proxies()),
                hosts,
                new ApiDocs(
                        new ServiceDescriptions(vertx, config), config.docs(), Ticker.systemTicker(), this::runBeside),
                accessLog,
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
                .onSuccess(deployed -> keepUp())
                .mapEmpty();
    }

    /** What is done from time to time, beside the requests. */
    private void keepUp() {
        vertx.setPeriodic(config.keys().usesReportedEvery().toMillis(), timer -> {
            var unused = keyUses.report();
        });
        if (sharedLimits != null) {
            vertx.setPeriodic(config.rateLimit().sharedEvery().toMillis(), timer -> {
                var unused = sharedLimits.agree();
            });
        }
        if (hosts.isNeeded()) {
            runBeside(hosts::resolve);
            vertx.setPeriodic(config.connections().resolveEvery().toMillis(), timer -> runBeside(hosts::resolve));
        }
    }

    /** The port that is open, also if a free one was asked for. */
    public int port() {
        return loops.get(0).port();
    }

    /** What is believed of callers, to be told otherwise. */
    public Revocations revocations() {
        return revocations;
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

    /** Says and writes what is left to be, once nothing is on its way any more. */
    public Future<Void> close() {
        Future<Void> lastReport = Future.fromCompletionStage(keyUses.report())
                .timeout(LAST_REPORT_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
        return lastReport.compose(reported -> vertx.executeBlocking(() -> {
            if (accessLog != null) {
                accessLog.close();
            }
            return null;
        }));
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
        Gauge.builder("quittance.gateway.revocations.heard", revocations, heard -> heard.areHeard() ? 1 : 0)
                .description("1 if revocations are heard on Kafka, 0 if keys are asked for more often instead")
                .register(meters);
        if (sharedLimits != null) {
            Gauge.builder("quittance.gateway.limits.shared", sharedLimits, limits -> limits.isAgreed() ? 1 : 0)
                    .description("1 if the instances agree about rate limits in Redis, 0 if each counts for itself")
                    .register(meters);
        }
        if (accessLog != null) {
            FunctionCounter.builder("quittance.gateway.access.log.dropped", accessLog, AccessLog::dropped)
                    .description("Requests that were not written to the access log, because it could not keep up")
                    .register(meters);
        }
    }

    /** Where nothing else has to wait for it. */
    private void runBeside(Runnable task) {
        var unused = vertx.executeBlocking(
                () -> {
                    task.run();
                    return null;
                },
                false);
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
