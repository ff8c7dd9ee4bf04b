package io.quittance.gateway.edge;

import io.quittance.gateway.address.IpAddress;
import io.quittance.gateway.address.TrustedProxies.Origin;
import io.vertx.core.http.HttpConnection;

/** A client's connection, or that of a proxy: who is at its other end, and since when it is quiet. Lives on one event loop. */
final class Peer {
    final HttpConnection connection;
    /** What is believed of its requests unless it is a proxy of ours. */
    final Origin origin;

    final String text;
    final boolean isTrusted;
    boolean isHttp2;
    boolean hasAsked;
    /** Whether it is being closed: what still comes on it can't be told from a body. */
    boolean isClosing;

    int inFlight;
    long quietSinceNanos;

    Peer(HttpConnection connection, IpAddress address, boolean isTrusted, long nowNanos) {
        this.connection = connection;
        this.origin = new Origin(address, false);
        this.text = address.toString();
        this.isTrusted = isTrusted;
        this.quietSinceNanos = nowNanos;
    }

    /** Says that no further request is welcome on this connection, which HTTP/2 can. */
    void sendAway(long patienceMillis) {
        connection.shutdown(patienceMillis);
    }
}
