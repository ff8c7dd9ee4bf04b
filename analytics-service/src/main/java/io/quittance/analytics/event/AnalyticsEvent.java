package io.quittance.analytics.event;

import io.quittance.kernel.AnalyticsEventId;
import io.quittance.kernel.CustomerId;
import io.quittance.runtime.tenancy.TenantOwned;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Something that happened in a tenant's own product. Taken as told and never changed. */
@Entity
class AnalyticsEvent extends TenantOwned {
    private String name;
    private UUID customerId;
    private Instant occurredAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> properties;

    protected AnalyticsEvent() {}

    AnalyticsEvent(AnalyticsEventRequest request, Instant now) {
        super(AnalyticsEventId.next().value(), now);
        name = request.name();
        customerId = request.customer() == null ? null : request.customer().value();
        occurredAt = request.occurredAtOr(now);
        properties = request.propertiesOrEmpty();
    }

    AnalyticsEventId eventId() {
        return new AnalyticsEventId(id());
    }

    String name() {
        return name;
    }

    /** Whom it is about; null if about nobody that we bill. */
    CustomerId customerId() {
        return customerId == null ? null : new CustomerId(customerId);
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Map<String, Object> properties() {
        return properties;
    }
}
