package io.quittance.gateway.edge;

import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.address.IpAddress;
import io.quittance.gateway.address.TrustedProxies;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop. */
final class Peers {
    /** An answer has arrived by then, too. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final IpAddress UNKNOWN = new IpAddress(0, 0);

    private final Map<HttpConnection, Peer> open = new HashMap<>();
    private final TrustedProxies proxies;
    private final long headNanos;
    private final long idleNanos;

    Peers(TrustedProxies proxies, GatewayConfig.Timeouts config) {
        this.proxies = proxies;
        this.headNanos = config.head().toNanos();
        this.idleNanos = config.idle().toNanos();
    }

    void opened(HttpConnection connection, long nowNanos) {
        SocketAddress remote = connection.remoteAddress();
        String literal = remote == null ? null : remote.hostAddress();
        IpAddress address = literal == null ? UNKNOWN : IpAddress.parse(literal).orElse(UNKNOWN);
        open.put(connection, new Peer(connection, address, proxies.trusts(address), nowNanos));
        connection.closeHandler(closed -> open.remove(connection));
    }

    Peer of(HttpConnection connection, long nowNanos) {
        Peer peer = open.get(connection);
        if (peer == null) {
            opened(connection, nowNanos);
            peer = open.get(connection);
        }
        return peer;
    }

    /** Ends connections on which nothing was asked for too long, however busy they look. */
    void endTheQuiet(long nowNanos) {
        List<Peer> quiet = open.values().stream()
                .filter(peer ->
                        peer.inFlight == 0 && nowNanos - peer.quietSinceNanos > (peer.hasAsked ? idleNanos : headNanos))
                .toList();
        quiet.forEach(peer -> {
            open.remove(peer.connection);
            peer.connection.close();
        });
    }

    /**
     * Tells those who speak HTTP/2 and wait for nothing to go elsewhere. The others are told later: there are clients that give up
     * their answers when they hear it. HTTP/1 is told with each answer.
     */
    void sendQuietAway(long nowNanos, long patienceMillis) {
        for (Peer peer : List.copyOf(open.values())) {
            if (peer.isHttp2 && peer.inFlight == 0 && nowNanos - peer.quietSinceNanos > QUIET_NANOS) {
                peer.sendAway(patienceMillis);
            }
        }
    }

    /** Tells all who speak HTTP/2, and lets them await their answers. */
    void sendAway(long patienceMillis) {
        for (Peer peer : List.copyOf(open.values())) {
            if (peer.isHttp2) {
                peer.sendAway(patienceMillis);
            }
        }
    }
}
