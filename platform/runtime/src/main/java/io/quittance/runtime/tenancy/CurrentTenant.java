package io.quittance.runtime.tenancy;

import java.util.UUID;
import java.util.function.Supplier;

/** Where Hibernate's tenant filter takes its parameters from. Throws where no tenant is bound, so a query fails closed. */
public final class CurrentTenant {
    private CurrentTenant() {}

    public static final class Id implements Supplier<UUID> {
        @Override
        public UUID get() {
            return TenantContext.current().tenantId().value();
        }
    }

    public static final class Livemode implements Supplier<Boolean> {
        @Override
        public Boolean get() {
            return TenantContext.current().livemode();
        }
    }
}
