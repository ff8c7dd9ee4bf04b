package io.quittance.webhook.address;

import io.quittance.webhook.address.domain.AddressRules;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import org.jboss.logging.Logger;

/** The rules in force, as the operator set them. */
@Singleton
class AddressPolicy {
    private static final Logger LOG = Logger.getLogger(AddressPolicy.class);

    @Produces
    @Singleton
    AddressRules rules(AddressConfig config) {
        if (config.allowPrivateAddresses()) {
            LOG.warn("Webhooks may be sent to private addresses and over plain http. Never run production like this.");
        }
        return new AddressRules(
                config.allowPrivateAddresses(), config.allowedPorts().orElse(Set.of()));
    }
}
