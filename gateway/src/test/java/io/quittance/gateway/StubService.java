package io.quittance.gateway;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that stands for another process: a service behind the edge. Answers 200 with a small JSON unless told otherwise. */
public final class StubService implements AutoCloseable {
    private final HttpServer server;
    private final String host;
    private final int port;
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private volatile Handler<HttpServerRequest> behaviour = StubService::answerWithEcho;

    private StubService(Vertx vertx, String host, int port) {
        this.host = host;
        server = vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(65_536))
                .requestHandler(request -> {
                    seen.add(new Seen(
                            request.method().name(),
                            request.uri(),
                            MultiMap.caseInsensitiveMultiMap().addAll(request.headers())));
                    behaviour.handle(request);
                });
        server.listen(port, host).toCompletionStage().toCompletableFuture().join();
        this.port = server.actualPort();
    }

    public static StubService start(Vertx vertx) {
        return new StubService(vertx, "127.0.0.1", 0);
    }

    /** On a port that was used before: the service came back. */
    public static StubService startAt(Vertx vertx, int port) {
        return new StubService(vertx, "127.0.0.1", port);
    }

    /** At one of the addresses of this machine: {@code 127.0.0.2} and the like. */
    public static StubService startAt(Vertx vertx, String host, int port) {
        return new StubService(vertx, host, port);
    }

    private static void answerWithEcho(HttpServerRequest request) {
        request.body().onSuccess(body -> request.response()
                .putHeader("Content-Type", "application/json")
                .end("{\"bytes\":" + body.length() + "}"));
    }

    public StubService answering(Handler<HttpServerRequest> behaviour) {
        this.behaviour = behaviour;
        return this;
    }

    public int port() {
        return port;
    }

    public URI address() {
        return URI.create("http://" + host + ":" + port());
    }

    /** What came in so far, in order. */
    public List<Seen> seen() {
        return seen;
    }

    public Seen lastSeen() {
        return seen.get(seen.size() - 1);
    }

    /** Closes the port and every connection. */
    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }

    /** A request as the service saw it, without its body. */
    public record Seen(String method, String uri, MultiMap headers) {
        public String header(String name) {
            return headers.get(name);
        }
    }
}
