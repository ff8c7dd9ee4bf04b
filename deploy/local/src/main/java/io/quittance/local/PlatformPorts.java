package io.quittance.local;

import io.quittance.embedded.Ports;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which port each {@link Endpoint} of a platform has; replicas are counted from 1. */
public interface PlatformPorts {

    /** The n-th replica listens so many ports above the one before it. */
    int REPLICA_STEP = 10;

    int of(Endpoint endpoint, int replica);

    default int of(Endpoint endpoint) {
        return of(endpoint, 1);
    }

    /** The documented ports, except for those chosen. */
    static PlatformPorts standard(Map<Endpoint, Integer> chosen) {
        return (endpoint, replica) ->
                chosen.getOrDefault(endpoint, endpoint.standardPort()) + REPLICA_STEP * (replica - 1);
    }

    /** Free ones, found when first asked for: for tests. */
    static PlatformPorts free() {
        Map<String, Integer> found = new ConcurrentHashMap<>();
        return (endpoint, replica) -> found.computeIfAbsent(endpoint + "-" + replica, any -> Ports.free());
    }
}
