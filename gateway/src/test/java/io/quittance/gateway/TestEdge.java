package io.quittance.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quittance.gateway.edge.EdgeServer;
import io.quittance.gateway.upstream.HostAddresses;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The whole edge on free ports, between servers that stand for the services, with a caller who has a key. */
public final class TestEdge implements AutoCloseable {
    static {
        System.setProperty("jdk.httpclient.allowRestrictedHeaders", "connection,content-length,expect,host,upgrade");
    }

    public static final String KEY_ID = "key_01h455vb4pex5vsknk084sn02q";
    private static final List<String> SERVICES = List.of("billing", "subscription", "payment", "webhook", "analytics");

    private final Vertx vertx = Vertx.vertx();
    private final KeyPair internalKeys = Secrets.keyPair();
    private final TenantStub tenant = TenantStub.start(vertx);
    private final StubService upstream = StubService.start(vertx);
    private final String key = tenant.issueKey(KEY_ID);
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();
    private final EdgeServer server;

    private TestEdge(HostAddresses.Lookup names, String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "port", "0",
                "host", "127.0.0.1",
                "event-loops", "2",
                "internal-private-key", Secrets.privateKeyFile(internalKeys).toString(),
                "upstream.tenant", tenant.address().toString()));
        for (String service : SERVICES) {
            all.addAll(List.of("upstream." + service, upstream.address().toString()));
        }
        all.addAll(List.of(settings));
        server = new EdgeServer(vertx, TestConfig.of(all.toArray(String[]::new)), meters, names);
        server.start().toCompletionStage().toCompletableFuture().join();
    }

    /** @param settings pairs of property and value, without the prefix: {@code "timeout.response", "1s"} */
    public static TestEdge start(String... settings) {
        return new TestEdge(HostAddresses::ofSystem, settings);
    }

    /** The same in a network where names are resolved in another way. */
    public static TestEdge start(HostAddresses.Lookup names, String... settings) {
        return new TestEdge(names, settings);
    }

    public Vertx vertx() {
        return vertx;
    }

    public EdgeServer server() {
        return server;
    }

    public MeterRegistry meters() {
        return meters;
    }

    public KeyPair internalKeys() {
        return internalKeys;
    }

    public TenantStub tenant() {
        return tenant;
    }

    /** Every service but the tenant-service. */
    public StubService upstream() {
        return upstream;
    }

    /** A secret key in test mode. */
    public String key() {
        return key;
    }

    public int port() {
        return server.port();
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(60));
    }

    /** A request of somebody with another credential. */
    public HttpRequest.Builder with(String credential, String path) {
        return to(path).header("Authorization", "Bearer " + credential);
    }

    /** A request of the caller who has a key. */
    public HttpRequest.Builder authorized(String path) {
        return to(path).header("Authorization", "Bearer " + key);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpClient client() {
        return client;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
