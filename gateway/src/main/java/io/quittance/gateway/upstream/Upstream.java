package io.quittance.gateway.upstream;

import io.quittance.gateway.GatewayConfig;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service's replicas in turn, as seen from one event loop. */
public final class Upstream {
    private final HttpClient client;
    private final List<URI> addresses;
    private final GatewayConfig config;
    private List<Instance> instances;
    private Map<String, Instance> byName = Map.of();
    private int turn;

    public Upstream(HttpClient client, List<URI> addresses, GatewayConfig config) {
        this.client = client;
        this.addresses = addresses;
        this.config = config;
        resolve(Map.of());
    }

    /**
     * Spreads requests over all addresses of each host. Replicas that stay keep what is known of them.
     *
     * @param resolved by host; one that is missing is left to the client
     */
    public void resolve(Map<String, List<String>> resolved) {
        Map<String, Instance> found = new HashMap<>();
        List<Instance> inOrder = new ArrayList<>();
        for (URI address : addresses) {
            List<String> ips = resolved.getOrDefault(address.getHost(), List.of());
            if (ips.isEmpty()) {
                inOrder.add(keepOrAdd(found, address, null));
            }
            for (String ip : ips) {
                inOrder.add(keepOrAdd(found, address, ip));
            }
        }
        byName = found;
        instances = List.copyOf(inOrder);
    }

    private Instance keepOrAdd(Map<String, Instance> found, URI address, String ip) {
        String name = address + " " + ip;
        Instance known = byName.get(name);
        return found.computeIfAbsent(name, added -> known != null ? known : new Instance(client, address, ip, config));
    }

    /** How many attempts a request has at most. */
    public int size() {
        return instances.size();
    }

    /**
     * The instance whose turn it is. One that could not be reached a moment ago is passed over, unless all are: then it is tried,
     * because a wrong guess about its health should not cost a request. One that failed too often is not.
     *
     * @param failed those that this request tried already; empty if none is left
     */
    public Optional<Instance> next(List<Instance> failed, long nowNanos) {
        Instance resting = null;
        for (int i = 0; i < instances.size(); i++) {
            turn = turn + 1 < instances.size() ? turn + 1 : 0;
            Instance candidate = instances.get(turn);
            if (failed.contains(candidate)) {
                continue;
            }
            if (candidate.isResting(nowNanos)) {
                resting = candidate;
            } else if (candidate.mayBeAsked(nowNanos)) {
                return Optional.of(candidate);
            }
        }
        return resting != null && resting.mayBeAsked(nowNanos) ? Optional.of(resting) : Optional.empty();
    }
}
