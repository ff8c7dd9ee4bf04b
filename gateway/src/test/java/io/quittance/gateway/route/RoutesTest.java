package io.quittance.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/auth/tenants/verify/, TENANT",
        "/api/v1/billing/plans, BILLING",
        "/api/v1/customers, SUBSCRIPTION",
        "/api/v1/customers/, SUBSCRIPTION",
        "/api/v1/subscriptions/sub_1/cancellation, SUBSCRIPTION",
        "/api/v1/usage/events, SUBSCRIPTION",
        "/api/v1/test-clocks, SUBSCRIPTION",
        "/api/v1/payments/methods, PAYMENT",
        "/api/v1/webhooks/endpoints, WEBHOOK",
        "/api/v1/analytics/overview, ANALYTICS",
        "/api/v1/customers/a%20b, SUBSCRIPTION",
        "/api/v1/customers/a.b, SUBSCRIPTION",
        "/api/v1/customers/...x, SUBSCRIPTION",
    })
    void a_path_belongs_to_the_service_that_owns_its_prefix(String path, Service service) {
        assertThat(Routes.find(path)).contains(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/api/v1",
                "/api/v1/unknown",
                "/api/v2/customers",
                "/API/v1/customers",
                "/api/v1/customersx",
                "/api/v1/customers-and-more",
                "/internal/keys/abc",
                "/q/health",
                "/q/metrics",
                "//internal/keys/abc",
                "/api/v1/auth/../../internal/keys/abc",
                "/api/v1/auth/../../../q/metrics",
                "/api/v1/auth/./keys",
                "/api/v1/auth/..",
                "/api/v1/auth/.",
                "/api/v1/auth/...",
                "/api/v1/auth//keys",
                "/api/v1/auth//",
                "/api/v1/auth/%2e%2e/%2e%2e/internal/keys/abc",
                "/api/v1/auth/%2E%2E/internal",
                "/api/v1/auth/.%2e/internal",
                "/api/v1/auth/..%2finternal",
                "/api/v1/auth%2f..%2finternal",
                "/api/v1/auth/%5c..%5cinternal",
                "/api/v1/auth/..\\internal",
                "/api/v1/auth/..;/internal",
                "/api/v1/auth/;a=b",
                "/api/v1/auth/%3b",
                "/api/v1/auth/%252e%252e/internal",
                "/api/v1/auth/%00",
                "/api/v1/auth/%0d%0aX:y",
                "/api/v1/auth/%7f",
                "/api/v1/auth/%",
                "/api/v1/auth/%2",
                "/api/v1/auth/%zz",
                "/api/v1/auth/a b",
                "/api/v1/auth/\u00e9",
                "/%61pi/v1/auth",
                "/%69nternal/keys/abc",
            })
    void no_spelling_reaches_what_is_not_a_public_path(String path) {
        assertThat(Routes.find(path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/auth/tenants/register",
        "POST, /api/v1/auth/tenants/register/",
        "POST, /api/v1/auth/tenants/login",
        "POST, /api/v1/auth/tenants/login/",
        "POST, /api/v1/auth/tenants/login/second-factor",
        "POST, /api/v1/auth/tenants/token/refresh",
        "POST, /api/v1/auth/tenants/token/refresh/",
        "POST, /api/v1/auth/tenants/password-reset",
        "POST, /api/v1/auth/tenants/password-reset/confirm",
        "POST, /api/v1/auth/tenants/email-verification/confirm",
        "POST, /api/v1/auth/tenants/invitations/accept",
        "POST, /api/v1/auth/operators/login",
        "GET, /api/v1/auth/jwks.json",
    })
    void a_session_begins_without_a_credential(String method, String path) {
        assertThat(Routes.isPublic(HttpMethod.valueOf(method), path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/auth/tenants/register",
        "POST, /api/v1/auth/tenants/register/x",
        "POST, /api/v1/auth/tenants/registers",
        "POST, /api/v1/auth/tenants/register//",
        "DELETE, /api/v1/auth/tenants/login",
        "POST, /api/v1/auth/jwks.json",
        "GET, /api/v1/auth/tenants/verify",
        "GET, /api/v1/auth/tenants/token/refresh",
        "POST, /api/v1/auth/tenants/token",
        "POST, /api/v1/auth/tenants/invitations",
        "POST, /api/v1/auth/tenants/email-verification",
        "POST, /api/v1/auth/operators",
        "POST, /api/v1/auth/operators/login/x",
    })
    void anything_else_needs_one(String method, String path) {
        assertThat(Routes.isPublic(HttpMethod.valueOf(method), path)).isFalse();
    }

    @Test
    void a_target_may_name_the_host_too() {
        assertThat(RequestTarget.parse("http://api.example.com/api/v1/customers?limit=1"))
                .contains(new RequestTarget("/api/v1/customers?limit=1", "/api/v1/customers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "api.example.com:443", "http://host", "", "/a#b", "/a?b#c", "/a b", "/a?\u00e9", "ftp://h/a"
            })
    void a_target_that_is_no_path_is_refused(String target) {
        assertThat(RequestTarget.parse(target)).isEmpty();
    }
}
