package io.quittance.tenant;

import io.quittance.tenant.fence.TenantWide;
import io.quittance.testsupport.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {
    @Override
    protected String basePackage() {
        return "io.quittance.tenant";
    }

    @Override
    protected String entityKind() {
        return TenantWide.class.getName();
    }
}
