package io.quittance.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback address. */
public final class Ports {

    private static final int FREE_FROM = 20_000;
    private static final int FREE_TO = 32_000;
    private static final int ATTEMPTS_MAX = 1_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private Ports() {}

    /**
     * A port nobody listens on at this moment. It lies below the range that systems give to outgoing connections, so that
     * it is still free when the caller's server gets to it.
     */
    public static int free() {
        return ThreadLocalRandom.current()
                .ints(FREE_FROM, FREE_TO)
                .limit(ATTEMPTS_MAX)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port"));
    }

    /** Whether a server could listen on {@code port} now, and nobody else answers there. */
    public static boolean isFree(int port) {
        return nobodyAnswers(port) && canListen(port);
    }

    /** macOS lets one listen on 127.0.0.1 beside a server that listens on all addresses, and then takes its callers. */
    private static boolean nobodyAnswers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections that a stopped server left in TIME_WAIT do not count as a listener.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns {@code port}, or a free one when it is 0; throws {@link PortInUse} when somebody listens on it. */
    static int claim(int port) {
        if (port == 0) {
            return free();
        }
        if (!isFree(port)) {
            throw new PortInUse(port);
        }
        return port;
    }
}
