package io.quittance.contracts;

/** A topic on Kafka. One service publishes on it; everybody may listen. */
public enum Topic {
    TENANT("tenant"),
    BILLING("billing"),
    SUBSCRIPTION("subscription"),
    PAYMENT("payment"),
    WEBHOOK("webhook");

    private final String area;

    Topic(String area) {
        this.area = area;
    }

    /** The name on the broker: {@code quittance.billing}. */
    public String topicName() {
        return "quittance." + area;
    }

    /** Who publishes on it, as {@code ce_source} says: {@code /billing-service}. */
    public String source() {
        return "/" + area + "-service";
    }
}
