package io.quittance.gateway.upstream;

import io.quittance.gateway.GatewayConfig;
import io.vertx.core.http.HttpClient;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A service's replicas in turn, as seen from one event loop. */
public final class Upstream {
    private final List<Instance> instances;
    private int turn;

    public Upstream(HttpClient client, List<URI> addresses, GatewayConfig config) {
        instances = addresses.stream()
                .map(address -> new Instance(
                        client,
                        address,
                        config.timeout().connect(),
                        config.connections().restAfterFailure()))
                .toList();
    }

    /** How many attempts a request has at most. */
    public int size() {
        return instances.size();
    }

    /**
     * The instance whose turn it is. One that could not be reached a moment ago is passed over, unless all are: then it is tried,
     * because a wrong guess about its health should not cost a request.
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
            if (!candidate.isResting(nowNanos)) {
                return Optional.of(candidate);
            }
            resting = candidate;
        }
        return Optional.ofNullable(resting);
    }
}
