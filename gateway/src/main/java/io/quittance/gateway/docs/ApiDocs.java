package io.quittance.gateway.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.route.Service;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * What the services say of themselves, as one document. Fetched when somebody first asks, and again in the background when it is
 * old. A service that can't answer is described as it last was, or left out. Safe for all event loops.
 */
public final class ApiDocs {
    private static final Logger LOG = Logger.getLogger(ApiDocs.class);
    /** When somebody was missing, they are asked again sooner. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final DescriptionSource source;
    private final Ticker ticker;
    private final Executor worker;
    private final boolean enabled;
    private final long freshNanos;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Service, JsonNode> described = new EnumMap<>(Service.class);
    private final AtomicReference<CompletableFuture<Optional<Description>>> underWay = new AtomicReference<>();
    private volatile Known known;

    /** @param worker where documents are read and written */
    public ApiDocs(DescriptionSource source, GatewayConfig.Docs config, Ticker ticker, Executor worker) {
        this.source = source;
        this.ticker = ticker;
        this.worker = worker;
        this.enabled = config.enabled();
        this.freshNanos = config.freshFor().toNanos();
    }

    public boolean isEnabled() {
        return enabled;
    }

    /** The document; empty if no service has described itself yet. Completes on any thread. */
    public CompletableFuture<Optional<Description>> description() {
        Known now = known;
        if (now == null) {
            return refresh();
        }
        if (ticker.read() - now.goodUntilNanos() > 0) {
            var unused = refresh();
        }
        return CompletableFuture.completedFuture(Optional.of(now.description()));
    }

    private CompletableFuture<Optional<Description>> refresh() {
        CompletableFuture<Optional<Description>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Description>> others = underWay.compareAndExchange(null, mine);
        if (others != null) {
            return others;
        }
        Map<Service, CompletableFuture<String>> answers = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            answers.put(service, source.describe(service).toCompletableFuture());
        }
        var unused = CompletableFuture.allOf(answers.values().toArray(CompletableFuture[]::new))
                .handle((done, failure) -> null)
                .thenApplyAsync(done -> merge(answers), worker)
                .whenComplete((merged, failure) -> {
                    underWay.set(null);
                    if (failure == null) {
                        mine.complete(merged);
                    } else {
                        LOG.errorf(failure, "The description of the API could not be made");
                        mine.complete(Optional.empty());
                    }
                });
        return mine;
    }

    private Optional<Description> merge(Map<Service, CompletableFuture<String>> answers) {
        boolean complete = true;
        for (Service service : Service.values()) {
            try {
                described.put(service, json.readTree(answers.get(service).join()));
            } catch (JsonProcessingException | RuntimeException e) {
                complete = false;
                LOG.debugf("%s does not describe itself: %s", service.text(), e.getMessage());
            }
        }
        if (described.isEmpty()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = json.writeValueAsBytes(OpenApiMerge.merge(described));
            Description merged = new Description(
                    Buffer.buffer(bytes),
                    "\"" + Integer.toHexString(Arrays.hashCode(bytes)) + "-" + bytes.length + "\"");
            known = new Known(merged, ticker.read() + (complete ? freshNanos : Math.min(freshNanos, RETRY.toNanos())));
            return Optional.of(merged);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Known(Description description, long goodUntilNanos) {}
}
