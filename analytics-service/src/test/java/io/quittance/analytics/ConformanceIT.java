package io.quittance.analytics;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.ServiceConformance;
import io.quittance.testsupport.TestTenant;
import java.util.Map;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class ConformanceIT extends ServiceConformance {
    @Override
    protected Map<String, String> idsOf(TestTenant tenant) {
        return Map.of(); // no path takes an id
    }
}
