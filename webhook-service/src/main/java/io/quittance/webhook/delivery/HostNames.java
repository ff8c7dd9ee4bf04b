package io.quittance.webhook.delivery;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.List;

/** Finds every address of a name. */
@FunctionalInterface
interface HostNames {
    /** Answers on the caller's context; fails if the name is unknown. */
    Future<List<InetAddress>> resolve(String name);
}
