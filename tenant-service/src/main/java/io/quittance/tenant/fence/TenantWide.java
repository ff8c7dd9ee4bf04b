package io.quittance.tenant.fence;

import io.quittance.runtime.tenancy.CurrentTenant;
import io.quittance.runtime.tenancy.TenantContext;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Filter;
import org.hibernate.annotations.FilterDef;
import org.hibernate.annotations.ParamDef;

/**
 * A row of one tenant that is in no mode, as people are: loaded only under that tenant, from either mode, and stamped with it
 * when first written. Row-level security ({@code isolate_by_tenant}) is the fence behind the filter.
 */
@MappedSuperclass
@FilterDef(
        name = "tenantWide",
        parameters = @ParamDef(name = "tenantId", type = UUID.class, resolver = CurrentTenant.Id.class),
        defaultCondition = "tenant_id = :tenantId",
        autoEnabled = true,
        applyToLoadByKey = true)
@Filter(name = "tenantWide")
public abstract class TenantWide {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID tenantId;

    @Column(updatable = false)
    private Instant createdAt;

    protected TenantWide() {}

    protected TenantWide(UUID id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @PrePersist
    void stamp() {
        tenantId = TenantContext.current().tenantId().value();
    }
}
