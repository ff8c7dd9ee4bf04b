package io.quittance.gateway.edge;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Ends connections whose first request is not there in time. Vert.x tells of a connection only when the head of its first request is
 * complete, and its idle time-out begins anew with every byte; so a client that sends one byte now and then could hold as many
 * connections as it likes.
 */
final class SlowHeads {
    private static final AttributeKey<Long> SEEN_AT = AttributeKey.valueOf(SlowHeads.class, "seenAt");
    /** What Vert.x calls the part of a connection that it adds with the first head. */
    private static final String HEAD_COMPLETE = "handler";

    private final SingleThreadEventLoop loop;
    private final int port;
    private final long patienceNanos;

    private SlowHeads(SingleThreadEventLoop loop, int port, long patienceNanos) {
        this.loop = loop;
        this.port = port;
        this.patienceNanos = patienceNanos;
    }

    /** For the event loop that calls this. */
    static SlowHeads ofThisLoop(EventLoopGroup all, int port, long patienceNanos) {
        for (EventExecutor executor : all) {
            if (executor.inEventLoop() && executor instanceof SingleThreadEventLoop loop) {
                return new SlowHeads(loop, port, patienceNanos);
            }
        }
        throw new IllegalStateException("not called on an event loop");
    }

    void end(long nowNanos) {
        List<Channel> late = new ArrayList<>();
        Iterator<Channel> channels = loop.registeredChannelsIterator();
        while (channels.hasNext()) {
            Channel channel = channels.next();
            if (isWaiting(channel)) {
                Long seenAt = channel.attr(SEEN_AT).setIfAbsent(nowNanos);
                if (seenAt != null && nowNanos - seenAt > patienceNanos) {
                    late.add(channel);
                }
            }
        }
        late.forEach(Channel::close);
    }

    private boolean isWaiting(Channel channel) {
        return channel.parent() != null
                && channel.localAddress() instanceof InetSocketAddress local
                && local.getPort() == port
                && channel.pipeline().get(HEAD_COMPLETE) == null;
    }
}
