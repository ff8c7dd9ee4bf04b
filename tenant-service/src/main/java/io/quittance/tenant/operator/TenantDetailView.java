package io.quittance.tenant.operator;

/**
 * A tenant as an operator sees it, with how much it has.
 *
 * @param object always {@code tenant_detail}
 */
record TenantDetailView(String object, OperatedTenantView tenant, TenantCounts counts) {

    static TenantDetailView of(OperatedTenant tenant, TenantCounts counts) {
        return new TenantDetailView("tenant_detail", OperatedTenantView.of(tenant), counts);
    }
}
