package io.quittance.webhook.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Where webhooks may go. The defaults are for production. */
@ConfigMapping(prefix = "quittance.webhook")
public interface AddressConfig {
    /**
     * Permits plain http, any port, this machine and private networks: for local development only. Link-local addresses,
     * where clouds keep their credentials, stay forbidden.
     */
    @WithDefault("false")
    boolean allowPrivateAddresses();

    /** Ports besides 443 and 8443. */
    Optional<Set<Integer>> allowedPorts();
}
