package io.quittance.embedded;

/** Another process listens on the port that a server was told to use. */
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUse(int port) {
        super("port " + port + " is in use by another process");
        this.port = port;
    }

    public int port() {
        return port;
    }
}
