package io.quittance.local;

import java.util.Locale;

/** What listens on a port of this machine, and the port that is documented for it. */
public enum Endpoint {
    /** The public API. */
    GATEWAY(8080),
    /** The gateway's health and metrics. */
    GATEWAY_PRIVATE(8100),
    TENANT(8101),
    BILLING(8102),
    SUBSCRIPTION(8103),
    PAYMENT(8104),
    WEBHOOK(8105),
    ANALYTICS(8106),
    POSTGRES(15432),
    KAFKA(19092);

    private final int standardPort;

    Endpoint(int standardPort) {
        this.standardPort = standardPort;
    }

    int standardPort() {
        return standardPort;
    }

    /** For messages: {@code gateway-private}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The environment variable that changes the port: {@code QUITTANCE_GATEWAY_PRIVATE_PORT}. */
    public String variable() {
        return "QUITTANCE_" + name() + "_PORT";
    }

    /** The option of {@code ./quittance up} that does the same: {@code --gateway-private-port}. */
    public String option() {
        return "--" + id() + "-port";
    }
}
