package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Tenant-Id",
                "x-tenant-id",
                "X-TENANT-ID",
                "x-TeNaNt-Mode",
                "X-Tenant-Anything",
                "X-Tenant-",
                "X_Tenant_Id",
                "X-Tenant_Id",
                "X-Quittance-Debug",
                "X-Internal-Token",
                "X-Forwarded-For",
                "Forwarded",
                "X-Real-IP",
                "Authorization",
                "X-Request-Id",
                "Traceparent",
                "Quittance-Mode",
                "Connection",
                "Transfer-Encoding",
                "Content-Length",
                "Upgrade",
                "TE",
                "Host",
                "Expect",
            })
    void stays_at_the_edge(String name) {
        assertThat(RequestHeaders.passes(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept",
                "Content-Type",
                "Idempotency-Key",
                "If-Match",
                "X-Tenant",
                "X-Tenants-Id",
                "X-Custom",
                "Tracestate",
                "User-Agent",
                "Stripe-Account",
                "X",
            })
    void goes_on_to_the_service(String name) {
        assertThat(RequestHeaders.passes(name)).isTrue();
    }

    @Test
    void what_connection_names_stays_at_the_edge() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap()
                .add("Connection", "close, X-Custom")
                .add("X-Custom", "1")
                .add("X-Other", "2");
        MultiMap to = MultiMap.caseInsensitiveMultiMap();

        RequestHeaders.copy(from, to);

        assertThat(to.names()).containsExactly("X-Other");
    }

    @Test
    void every_value_of_a_header_goes_on() {
        MultiMap from = MultiMap.caseInsensitiveMultiMap().add("Accept", "a").add("Accept", "b");
        MultiMap to = MultiMap.caseInsensitiveMultiMap();

        RequestHeaders.copy(from, to);

        assertThat(to.getAll("accept")).containsExactly("a", "b");
    }
}
