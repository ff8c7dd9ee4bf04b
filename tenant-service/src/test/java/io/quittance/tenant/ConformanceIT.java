package io.quittance.tenant;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.ServiceConformance;
import io.quittance.testsupport.TestTenant;
import java.util.Map;
import java.util.Set;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class ConformanceIT extends ServiceConformance {
    private static final String KEYS = "/api/v1/auth/tenants/keys";

    private static final String OPERATORS = "/api/v1/auth/operators/tenants";

    @Override
    protected Map<String, String> idsOf(TestTenant tenant) {
        String key = "key_01m60vspr9es8r65rzyjka792g";
        return Map.of(KEYS + "/{id}", key, KEYS + "/{id}/roll", key, KEYS + "/{id}/revoke", key);
    }

    @Override
    protected TestTenant aTenant() {
        return TestTenant.live().withRoles("tenant", "owner");
    }

    @Override
    protected boolean modesAreApart() {
        return false;
    }

    @Override
    protected Set<String> publicPaths() {
        return Set.of(
                "/api/v1/auth/tenants/register",
                "/api/v1/auth/tenants/login",
                "/api/v1/auth/operators/login",
                "/api/v1/auth/jwks.json");
    }

    @Override
    protected Set<String> gatewaysPaths() {
        return Set.of(
                "/internal/keys/{hash}",
                "/internal/keys/used",
                OPERATORS,
                OPERATORS + "/{id}",
                OPERATORS + "/{id}/suspend",
                OPERATORS + "/{id}/resume",
                OPERATORS + "/{id}/close",
                OPERATORS + "/{id}/impersonation");
    }
}
