package io.quittance.local;

/**
 * One process of a service.
 *
 * @param replica from 1
 */
public record Instance(Service service, int replica) {

    public Instance {
        if (replica < 1) {
            throw new IllegalArgumentException("replicas count from 1");
        }
    }

    /** {@code billing}, {@code billing-2}, …: the name of its log, too. */
    public String name() {
        return replica == 1 ? service.id() : service.id() + "-" + replica;
    }
}
