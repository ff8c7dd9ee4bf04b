package io.quittance.webhook.endpoint;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.address.domain.AddressRules;
import io.quittance.webhook.address.domain.WebhookUrl;
import io.quittance.webhook.catalogue.PublicEvents;
import io.quittance.webhook.endpoint.domain.EventPatterns;
import io.quittance.webhook.signing.SecretBox;
import io.quittance.webhook.signing.SigningSecret;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

@ApplicationScoped
class CreateEndpoint {
    /** Every event costs work per endpoint, so their number has a bound. Two requests at once may pass it by one. */
    private static final int ENDPOINTS_MAX = 50;

    private final Transactions transactions;
    private final EndpointRepository endpoints;
    private final Outbox outbox;
    private final SecretBox box;
    private final AddressRules rules;
    private final Clock clock;

    CreateEndpoint(
            Transactions transactions,
            EndpointRepository endpoints,
            Outbox outbox,
            SecretBox box,
            AddressRules rules,
            Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.box = box;
        this.rules = rules;
        this.clock = clock;
    }

    Uni<Created> create(EndpointRequest request) {
        TenantContext tenant = TenantContext.current();
        rules.check(WebhookUrl.parse(request.url()), tenant.livemode());
        List<String> events = EventPatterns.require(request.events(), PublicEvents.names());
        return transactions.tenant(() -> endpoints.countAll().chain(count -> {
            if (count >= ENDPOINTS_MAX) {
                throw new DomainException(
                        ErrorCode.WEBHOOK_ENDPOINTS_TOO_MANY, "There may be " + ENDPOINTS_MAX + " endpoints per mode.");
            }
            WebhookEndpointId id = WebhookEndpointId.next();
            SigningSecret secret = SigningSecret.generate();
            Endpoint endpoint = new Endpoint(
                    id,
                    request.url(),
                    events,
                    request.description(),
                    box.seal(secret, tenant.tenantId(), tenant.livemode(), id),
                    clock.instant());
            return outbox.add(EndpointEvents.created(endpoint))
                    .chain(() -> endpoints.persist(endpoint))
                    .map(stored -> new Created(stored, secret));
        }));
    }

    /** An endpoint together with its secret, which after this only the tenant knows in the clear. */
    record Created(Endpoint endpoint, SigningSecret secret) {}
}
