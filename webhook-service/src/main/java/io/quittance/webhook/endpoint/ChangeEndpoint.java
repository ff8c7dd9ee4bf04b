package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.address.domain.AddressRules;
import io.quittance.webhook.address.domain.WebhookUrl;
import io.quittance.webhook.catalogue.PublicEvents;
import io.quittance.webhook.endpoint.domain.EventPatterns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class ChangeEndpoint {
    private final Transactions transactions;
    private final EndpointRepository endpoints;
    private final SilenceEndpoint silence;
    private final AddressRules rules;
    private final Clock clock;

    ChangeEndpoint(
            Transactions transactions,
            EndpointRepository endpoints,
            SilenceEndpoint silence,
            AddressRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.silence = silence;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<Endpoint> change(WebhookEndpointId id, EndpointChange change) {
        if (change.url() != null) {
            rules.check(WebhookUrl.parse(change.url()), TenantContext.current().livemode());
        }
        List<String> events =
                change.events() == null ? null : EventPatterns.require(change.events(), PublicEvents.names());
        return transactions.tenant(() -> endpoints.lock(id).chain(endpoint -> {
            Instant now = clock.instant();
            if (change.url() != null) {
                endpoint.moveTo(change.url(), now);
            }
            if (events != null) {
                endpoint.askFor(events, now);
            }
            if (change.description() != null) {
                endpoint.describe(change.description(), now);
            }
            return switchTo(change.status(), endpoint, now).replaceWith(endpoint);
        }));
    }

    private Uni<Void> switchTo(EndpointChange.Status status, Endpoint endpoint, Instant now) {
        if (status == EndpointChange.Status.ENABLED) {
            endpoint.enable(now);
        }
        boolean silenced = status == EndpointChange.Status.DISABLED && endpoint.disable("requested", now);
        return silenced ? silence.follow(endpoint) : Uni.createFrom().voidItem();
    }
}
