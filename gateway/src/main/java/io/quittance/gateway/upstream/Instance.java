package io.quittance.gateway.upstream;

import io.quittance.gateway.GatewayConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import org.jboss.logging.Logger;

/**
 * One replica of a service, as seen from one event loop. It rests for a moment after it could not be reached; after several failures
 * in a row it is left alone, until one request finds it well again.
 */
public final class Instance {
    private static final Logger LOG = Logger.getLogger(Instance.class);
    private static final int DEFAULT_PORT = 80;

    private final HttpClient client;
    // Reused: the client reads it before it returns.
    private final RequestOptions options;
    private final String name;
    private final long restNanos;
    private final int failuresMax;
    private final long openNanos;
    private long restsUntilNanos;
    private boolean resting;
    private int failuresInARow;
    private long openUntilNanos;

    /** @param ip one of the addresses of the host; null to leave that to the client */
    Instance(HttpClient client, URI address, String ip, GatewayConfig config) {
        this.client = client;
        this.restNanos = config.connections().restAfterFailure().toNanos();
        this.failuresMax = config.breaker().failures();
        this.openNanos = config.breaker().openFor().toNanos();
        int port = address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
        this.options = new RequestOptions()
                .setHost(address.getHost())
                .setPort(port)
                .setConnectTimeout(config.timeout().connect().toMillis());
        if (ip != null) {
            options.setServer(SocketAddress.inetSocketAddress(port, ip));
        }
        this.name = address.getHost() + ":" + port + (ip == null ? "" : " (" + ip + ")");
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

    /** It could be reached. */
    public void awake() {
        resting = false;
    }

    /** It answered as a service does that is well. */
    public void succeeded() {
        if (failuresInARow >= failuresMax) {
            LOG.infof("%s answers again", name);
        }
        failuresInARow = 0;
    }

    /** It did not answer, or only that it can't. */
    public void failed(long nowNanos) {
        failuresInARow++;
        if (failuresInARow >= failuresMax) {
            openUntilNanos = nowNanos + openNanos;
            LOG.warnf("%s failed %d times in a row and is left alone for a while", name, failuresInARow);
        }
    }

    boolean isResting(long nowNanos) {
        return resting && nowNanos - restsUntilNanos < 0;
    }

    /**
     * Whether it may be asked. After a series of failures one request may find out how it is; until its outcome is known, or for as
     * long again, others may not.
     */
    boolean mayBeAsked(long nowNanos) {
        if (failuresInARow < failuresMax) {
            return true;
        }
        if (nowNanos - openUntilNanos < 0) {
            return false;
        }
        openUntilNanos = nowNanos + openNanos;
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
