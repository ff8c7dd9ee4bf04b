package io.quittance.runtime.tenancy;

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
 * A row of one tenant in one mode. Loaded only under that tenant and mode (an always-enabled filter that serves the index;
 * row-level security is the fence behind it), and stamped with them when first written.
 *
 * <p>In the database the primary key is {@code (tenant_id, livemode, <id>)}; Hibernate only needs to know the last part,
 * which is unique by itself because ids are UUIDv7. A subclass names its id column with {@code @AttributeOverride}.
 */
@MappedSuperclass
@FilterDef(
        name = "tenant",
        parameters = {
            @ParamDef(name = "tenantId", type = UUID.class, resolver = CurrentTenant.Id.class),
            @ParamDef(name = "tenantMode", type = Boolean.class, resolver = CurrentTenant.Livemode.class)
        },
        defaultCondition = "tenant_id = :tenantId and livemode = :tenantMode",
        autoEnabled = true,
        applyToLoadByKey = true)
@Filter(name = "tenant")
public abstract class TenantOwned {
    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID tenantId;

    @Column(updatable = false)
    private boolean livemode;

    @Column(updatable = false)
    private Instant createdAt;

    protected TenantOwned() {}

    protected TenantOwned(UUID id, Instant createdAt) {
        this.id = id;
        this.createdAt = createdAt;
    }

    public UUID id() {
        return id;
    }

    public boolean livemode() {
        return livemode;
    }

    public Instant createdAt() {
        return createdAt;
    }

    @PrePersist
    void stamp() {
        TenantContext context = TenantContext.current();
        tenantId = context.tenantId().value();
        livemode = context.livemode();
    }
}
