package io.quittance.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;

/** One replica of a service, as seen from one event loop. */
public final class Instance {
    private static final int DEFAULT_PORT = 80;

    private final HttpClient client;
    // Reused: the client reads it before it returns.
    private final RequestOptions options;
    private final long restNanos;
    private long restsUntilNanos;
    private boolean resting;

    Instance(HttpClient client, URI address, Duration connectTimeout, Duration rest) {
        this.client = client;
        this.restNanos = rest.toNanos();
        this.options = new RequestOptions()
                .setHost(address.getHost())
                .setPort(address.getPort() < 0 ? DEFAULT_PORT : address.getPort())
                .setConnectTimeout(connectTimeout.toMillis());
    }

    /** A request on a connection to this instance, not sent yet. At once if a connection is free. */
    public Future<HttpClientRequest> request(HttpMethod method, String uri) {
        return client.request(options.setMethod(method).setURI(uri));
    }

    /** It could not be reached: others are preferred for a while. */
    public void rest(long nowNanos) {
        resting = true;
        restsUntilNanos = nowNanos + restNanos;
    }

    /** It answered. */
    public void awake() {
        resting = false;
    }

    boolean isResting(long nowNanos) {
        return resting && nowNanos - restsUntilNanos < 0;
    }

    @Override
    public String toString() {
        return options.getHost() + ":" + options.getPort();
    }
}
