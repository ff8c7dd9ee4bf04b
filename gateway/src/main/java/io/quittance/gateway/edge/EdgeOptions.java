package io.quittance.gateway.edge;

import io.quittance.gateway.GatewayConfig;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The configuration in the words of Vert.x. */
final class EdgeOptions {
    private EdgeOptions() {}

    static HttpServerOptions server(GatewayConfig config) {
        return new HttpServerOptions()
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setHandle100ContinueAutomatically(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setMaxInitialLineLength(config.requestLineBytesMax())
                .setMaxHeaderSize(config.headerBytesMax())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout(millis(config.timeout().idle()));
    }

    static HttpClientOptions client(GatewayConfig config) {
        return new HttpClientOptions()
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setMaxHeaderSize(config.headerBytesMax())
                .setConnectTimeout(millis(config.timeout().connect()))
                .setKeepAliveTimeout((int) config.connections().keepAlive().toSeconds());
    }

    static PoolOptions pool(GatewayConfig config) {
        return new PoolOptions()
                .setHttp1MaxSize(config.connections().max())
                .setMaxWaitQueueSize(config.connections().waitingMax());
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
