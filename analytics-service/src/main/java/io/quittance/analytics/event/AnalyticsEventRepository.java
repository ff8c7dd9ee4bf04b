package io.quittance.analytics.event;

import io.quittance.runtime.tenancy.TenantRepository;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class AnalyticsEventRepository implements TenantRepository<AnalyticsEvent> {}
