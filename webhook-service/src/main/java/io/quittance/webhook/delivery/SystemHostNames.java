package io.quittance.webhook.delivery;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;

/** Asks the machine's resolver, which blocks, on threads of its own: a name that nobody answers for holds up none of our loops. */
@ApplicationScoped
class SystemHostNames implements HostNames {
    private static final int THREADS = 32;

    private final WorkerExecutor threads;

    SystemHostNames(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor("webhook-names", THREADS);
    }

    @Override
    public Future<List<InetAddress>> resolve(String name) {
        return threads.executeBlocking(() -> List.of(InetAddress.getAllByName(name)), false);
    }
}
