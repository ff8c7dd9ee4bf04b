package io.quittance.webhook.event;

import io.quittance.runtime.tenancy.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class StoredEventRepository implements TenantRepository<StoredEvent> {}
