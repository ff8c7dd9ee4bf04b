package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.gateway.Problems;
import io.quittance.gateway.TenantStub;
import io.quittance.gateway.TestEdge;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the edge knows and doesn't let in all the same. */
class AdmissionTest {
    private static final String PATH = "/api/v1/customers";
    private static final String SESSION = "ses_01h455vb4pex5vsknk084sn02q";
    private static final String KEY_ID = "key_admitted0000000000000000";

    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start("proxies.trusted", "127.0.0.1");
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void a_key_works_from_the_addresses_that_it_is_for() {
        String key = key("\"addresses\":[\"203.0.113.0/24\",\"2001:db8::/32\"]");

        assertThat(from("203.0.113.9", key).statusCode()).isEqualTo(200);
        assertThat(from("::ffff:203.0.113.9", key).statusCode()).isEqualTo(200);
        assertThat(from("2001:db8::1", key).statusCode()).isEqualTo(200);
    }

    @Test
    void a_key_is_refused_from_anywhere_else() {
        String key = key("\"addresses\":[\"203.0.113.0/24\"]");

        Problems.assertProblem(from("198.51.100.1", key), 403, "address_not_allowed");
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @Test
    void a_client_cannot_say_itself_where_it_is() {
        try (TestEdge untrusting = TestEdge.start()) {
            String key = untrusting
                    .tenant()
                    .issueKey(KEY_ID, "secret", List.of("tenant", "live"), "\"addresses\":[\"203.0.113.0/24\"]");

            Problems.assertProblem(
                    untrusting.send(untrusting.with(key, PATH).header("X-Forwarded-For", "203.0.113.9")),
                    403,
                    "address_not_allowed");
        }
    }

    @Test
    void a_key_whose_ranges_cannot_be_read_lets_nobody_in() {
        Problems.assertProblem(
                from("203.0.113.9", key("\"addresses\":[\"203.0.113.0/99\"]")), 503, "upstream_unavailable");
    }

    @Test
    void the_keys_of_a_suspended_tenant_are_refused() {
        Problems.assertProblem(
                edge.send(edge.with(key("\"tenant_status\":\"suspended\""), PATH)), 403, "tenant_suspended");
    }

    @Test
    void the_keys_of_a_closed_tenant_are_as_good_as_none() {
        Problems.assertProblem(edge.send(edge.with(key("\"tenant_status\":\"closed\""), PATH)), 401, "api_key_invalid");
    }

    @Test
    void a_known_key_is_asked_for_again_once_its_tenant_is_suspended_and_resumed() {
        String key = key("\"tenant_status\":\"active\"");
        assertThat(edge.send(edge.with(key, PATH)).statusCode()).isEqualTo(200);

        describe(key, "\"tenant_status\":\"suspended\"");
        edge.server().revocations().tenantSuspended(TenantStub.TENANT);
        Problems.assertProblem(edge.send(edge.with(key, PATH)), 403, "tenant_suspended");

        describe(key, "\"tenant_status\":\"active\"");
        edge.server().revocations().tenantResumed(TenantStub.TENANT);
        assertThat(edge.send(edge.with(key, PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void what_changed_about_a_key_is_asked_for() {
        String key = key("");
        assertThat(edge.send(edge.with(key, PATH)).statusCode()).isEqualTo(200);

        describe(key, "\"addresses\":[\"203.0.113.0/24\"]");
        edge.server().revocations().keyChanged(KEY_ID);

        Problems.assertProblem(edge.send(edge.with(key, PATH)), 403, "address_not_allowed");
    }

    @Test
    void the_people_of_a_suspended_tenant_are_refused_until_it_is_resumed() {
        String token = edge.tenant().sign(TenantStub.claims());
        assertThat(edge.send(edge.with(token, PATH)).statusCode()).isEqualTo(200);

        edge.server().revocations().tenantSuspended(TenantStub.TENANT);
        Problems.assertProblem(edge.send(edge.with(token, PATH)), 403, "tenant_suspended");

        edge.server().revocations().tenantResumed(TenantStub.TENANT);
        assertThat(edge.send(edge.with(token, PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_closed_tenant_is_not_resumed() {
        String token = edge.tenant().sign(TenantStub.claims());
        edge.server().revocations().tenantClosed(TenantStub.TENANT);
        edge.server().revocations().tenantResumed(TenantStub.TENANT);

        Problems.assertProblem(edge.send(edge.with(token, PATH)), 401, "token_invalid");
    }

    @Test
    void a_token_ends_with_its_session() {
        String token = edge.tenant().sign(ofSession(SESSION));
        String other = edge.tenant().sign(ofSession("ses_01h455vb4pex5vsknk084sn0zz"));
        assertThat(edge.send(edge.with(token, PATH)).statusCode()).isEqualTo(200);

        edge.server().revocations().sessionRevoked(SESSION);

        Problems.assertProblem(edge.send(edge.with(token, PATH)), 401, "token_invalid");
        assertThat(edge.send(edge.with(other, PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_comes_after_the_end_of_its_session_is_refused() {
        edge.server().revocations().sessionRevoked(SESSION);

        Problems.assertProblem(
                edge.send(edge.with(edge.tenant().sign(ofSession(SESSION)), PATH)), 401, "token_invalid");
    }

    @Test
    void a_session_that_is_none_is_refused() {
        Problems.assertProblem(
                edge.send(edge.with(edge.tenant().sign(ofSession("key_1")), PATH)), 401, "token_invalid");
    }

    @Test
    void services_learn_the_session_and_that_it_only_looks() throws Exception {
        JwtClaims claims = ofSession(SESSION);
        claims.setClaim("read_only", true);
        claims.setStringListClaim("groups", "developer");
        edge.send(edge.with(edge.tenant().sign(claims), PATH));

        JwtClaims internal = internalClaims();
        assertThat(internal.getStringClaimValue("sid")).isEqualTo(SESSION);
        assertThat(internal.getClaimValue("read_only", Boolean.class)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void who_only_looks_may_look(String method) {
        assertThat(edge.send(edge.with(readOnly(), PATH).method(method, HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void who_only_looks_changes_nothing(String method) {
        Problems.assertProblem(
                edge.send(edge.with(readOnly(), PATH).method(method, HttpRequest.BodyPublishers.ofString("{}"))),
                403,
                "permission_denied");
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @Test
    void nobody_of_a_tenant_is_the_operator() {
        JwtClaims withTenant = TenantStub.claims();
        withTenant.setStringListClaim("groups", "operator");
        JwtClaims mixed = TenantStub.claims();
        mixed.unsetClaim("tenant_id");
        mixed.setStringListClaim("groups", "operator", "owner");

        for (JwtClaims claims : List.of(withTenant, mixed)) {
            Problems.assertProblem(edge.send(edge.with(edge.tenant().sign(claims), PATH)), 401, "token_invalid");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/billing/plans",
        "GET, /api/v1/billing/plans/",
        "HEAD, /api/v1/billing/plans",
        "GET, /api/v1/billing/plans/plan_1",
        "POST, /api/v1/payments/methods",
        "GET, /api/v1/auth/tenants/verify",
        "GET, /api/v1/auth/tenants/verify/",
    })
    void a_publishable_key_reaches_what_it_is_for(String method, String path) {
        assertThat(ask(publishable(), method, path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/billing/plans",
        "PATCH, /api/v1/billing/plans/plan_1",
        "GET, /api/v1/billing/plans/plan_1/prices",
        "GET, /api/v1/billing/plansx",
        "GET, /api/v1/billing/invoices",
        "GET, /api/v1/payments/methods",
        "POST, /api/v1/payments/methods/pm_1",
        "GET, /api/v1/payments",
        "GET, /api/v1/customers",
        "POST, /api/v1/customers",
        "GET, /api/v1/auth/tenants/details",
        "POST, /api/v1/auth/tenants/verify",
        "GET, /api/v1/analytics/overview",
    })
    void a_publishable_key_reaches_nothing_else(String method, String path) {
        Problems.assertProblem(ask(publishable(), method, path), 403, "permission_denied");
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @Test
    void a_restricted_key_brings_its_scopes_to_the_service() throws Exception {
        String key = edge.tenant()
                .issueKey(
                        KEY_ID,
                        "restricted",
                        List.of("restricted", "customers:write", "customers:read", "live"),
                        "\"scopes\":[\"customers:write\"]");

        assertThat(ask(key, "POST", PATH).statusCode()).isEqualTo(200);
        assertThat(internalClaims().getStringListClaimValue("groups"))
                .containsExactly("restricted", "customers:write", "customers:read", "live");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/auth/tenants/verify, 200",
        "GET, /api/v1/auth/tenants/details, 403",
        "GET, /api/v1/auth/keys, 403",
        "POST, /api/v1/auth/tenants/verify, 403",
    })
    void a_restricted_key_may_only_ask_what_it_may(String method, String path, int status) {
        String key = edge.tenant().issueKey(KEY_ID, "restricted", List.of("restricted", "live"), "");

        assertThat(ask(key, method, path).statusCode()).isEqualTo(status);
    }

    @Test
    void nobody_becomes_the_operator_by_a_key() throws Exception {
        String key = edge.tenant().issueKey(KEY_ID, "secret", List.of("tenant", "operator", "gateway", "live"), "");
        edge.send(edge.with(key, PATH));

        assertThat(internalClaims().getStringListClaimValue("groups")).containsExactly("tenant", "live");
    }

    @Test
    void a_plans_limit_is_the_tenants() {
        HttpResponse<String> answer = edge.send(edge.with(key("\"rate_limit_per_second\":7"), PATH));

        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .contains("\"default\";q=2000;w=2, \"tenant\";q=14;w=2");
    }

    @Test
    void the_tenant_service_is_told_which_keys_were_used() {
        edge.close();
        edge = TestEdge.start("keys.uses-reported-every", "200ms");
        String unused = edge.tenant().issueKey("key_neverused00000000000000", "secret", List.of("tenant"), "");
        assertThat(unused).isNotEmpty();
        edge.send(edge.authorized(PATH));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> edge.tenant().reports().stream().anyMatch(report -> report.contains(TestEdge.KEY_ID)));
        assertThat(edge.tenant().reports().get(0))
                .matches("\\[\\{\"key_id\":\"" + TestEdge.KEY_ID + "\",\"used_at\":\"20[0-9T:.-]+Z\"}]");
        assertThat(edge.tenant().reports()).hasSize(1);
    }

    @Test
    void a_key_that_was_refused_was_not_used() {
        edge.send(edge.with(key("\"tenant_status\":\"suspended\""), PATH));
        edge.server().close().toCompletionStage().toCompletableFuture().join();

        assertThat(edge.tenant().reports()).isEmpty();
    }

    private static JwtClaims ofSession(String session) {
        JwtClaims claims = TenantStub.claims();
        claims.setStringClaim("sid", session);
        return claims;
    }

    private String readOnly() {
        JwtClaims claims = ofSession(SESSION);
        claims.setClaim("read_only", true);
        claims.setStringListClaim("groups", "developer");
        return edge.tenant().sign(claims);
    }

    private String publishable() {
        return edge.tenant().issueKey(KEY_ID, "publishable", List.of("publishable", "live"), "");
    }

    private String key(String members) {
        return edge.tenant().issueKey(KEY_ID, "secret", List.of("tenant", "live"), members);
    }

    private void describe(String key, String members) {
        edge.tenant().describe(key, KEY_ID, "secret", List.of("tenant", "live"), members);
    }

    private HttpResponse<String> from(String address, String key) {
        return edge.send(edge.with(key, PATH).header("X-Forwarded-For", address));
    }

    private HttpResponse<String> ask(String key, String method, String path) {
        return edge.send(edge.with(key, path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private JwtClaims internalClaims() throws Exception {
        return new JwtConsumerBuilder()
                .setVerificationKey(edge.internalKeys().getPublic())
                .setExpectedAudience("quittance")
                .build()
                .processToClaims(
                        edge.upstream().lastSeen().header("Authorization").substring("Bearer ".length()));
    }
}
