package io.quittance.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.Problem;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.catalogue.CatalogueCheck;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * What every service promises alike, tried on every endpoint that its OpenAPI document names and on every table of its schema:
 * nobody gets in but the gateway, nobody reaches another tenant, and bad input is refused with a problem document. A service's
 * test extends it and names an id for each path that takes one; a new path without one fails.
 */
public abstract class ServiceConformance {
    /** What a restricted key can be restricted to. */
    private static final Set<String> SCOPES = Set.of(
            "billing:read",
            "billing:write",
            "customers:read",
            "customers:write",
            "subscriptions:read",
            "subscriptions:write",
            "usage:write",
            "payments:read",
            "payments:write",
            "webhooks:read",
            "webhooks:write",
            "analytics:read",
            "analytics:write");

    private static final String RESTRICTED = "restricted";

    @Inject
    CatalogueCheck catalogue;

    @ConfigProperty(name = "quittance.schema")
    String schema;

    /** For each path with an id (as OpenAPI writes it, without trailing slash), an id that exists and belongs to the tenant. */
    protected abstract Map<String, String> idsOf(TestTenant tenant);

    /** A tenant of its own, calling in a role that may use what the service offers. */
    protected TestTenant aTenant() {
        return TestTenant.live();
    }

    /** Whether what was made in one mode cannot be seen in the other; not so for what has no mode, as people have none. */
    protected boolean modesAreApart() {
        return true;
    }

    /** Paths that anybody may call. */
    protected Set<String> publicPaths() {
        return Set.of();
    }

    /** Paths that no tenant may call, whatever its role: the gateway's own, and the platform operator's. */
    protected Set<String> gatewaysPaths() {
        return Set.of();
    }

    @TestFactory
    Stream<DynamicTest> nobody_gets_in_without_a_token() {
        return guarded()
                .map(it -> test(it, () -> {
                    requireProblem(it.send(RestAssured.given().contentType(ContentType.JSON)), 401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_token_that_the_gateway_did_not_sign_or_that_is_over_opens_nothing() {
        TestTenant tenant = aTenant();
        return guarded()
                .map(it -> test(it, () -> {
                    requireProblem(it.send(bearing(tenant.forgedToken())), 401);
                    requireProblem(it.send(bearing(tenant.expiredToken())), 401);
                    requireProblem(it.send(bearing("not.a.token")), 401);
                }));
    }

    @TestFactory
    Stream<DynamicTest> headers_that_disagree_with_the_token_are_refused() {
        TestTenant tenant = aTenant();
        return guarded()
                .map(it -> test(it, () -> {
                    requireProblem(it.send(tenant.requestClaiming(TenantId.next())), 403);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_caller_without_a_role_may_do_nothing() {
        TestTenant tenant = aTenant().withRoles("nobody");
        return guarded().map(it -> test(it, () -> requireProblem(it.send(tenant.request()), 403)));
    }

    @TestFactory
    Stream<DynamicTest> every_operation_says_who_may_call_it() {
        return Endpoint.all()
                .map(it -> test(it, () -> {
                    assertThat(it.roles()).isNotEmpty();
                    assertThat(it.roles().equals(List.of("*")))
                            .isEqualTo(publicPaths().contains(it.path()));
                    assertThat(SCOPES).containsAll(it.scopes());
                    assertThat(it.scopes()).hasSizeLessThan(2);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_restricted_key_gets_in_with_the_scope_and_not_without() {
        TestTenant tenant = aTenant();
        return guarded()
                .filter(it -> !it.roles().contains(RESTRICTED))
                .map(it -> test(it, () -> {
                    Set<String> others = new TreeSet<>(SCOPES);
                    others.removeAll(it.scopes());
                    others.add(RESTRICTED);
                    Response without = it.send(
                            tenant.withRoles(others.toArray(String[]::new)).request());
                    requireProblem(without, 403);
                    assertThat(without.jsonPath().getString("code")).isEqualTo("permission_denied");
                    for (String scope : it.scopes()) {
                        Response with =
                                it.send(tenant.withRoles(RESTRICTED, scope).request());
                        assertThat(with.statusCode()).as(with.asString()).isNotIn(401, 403);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> another_tenants_id_is_not_found() {
        TestTenant owner = aTenant();
        Map<String, String> ids = idsOf(owner);
        return forTenants()
                .filter(it -> it.path().contains("{"))
                .map(it -> test(it, () -> {
                    assertThat(ids).as("an id for every path that takes one").containsKey(it.path());
                    Response refused =
                            it.with(ids.get(it.path())).send(aTenant().request());
                    // A body that does not fit is refused before anybody looks for the id; neither answer tells whether
                    // it exists.
                    assertThat(refused.statusCode()).isIn(it.takesBody() ? List.of(400, 404) : List.of(404));
                    requireProblem(refused, refused.statusCode());
                    if (modesAreApart()) {
                        Response otherMode = it.with(ids.get(it.path()))
                                .send(owner.otherMode().request());
                        assertThat(otherMode.statusCode()).isEqualTo(refused.statusCode());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_body_is_refused_by_name() {
        TestTenant tenant = aTenant();
        Map<String, String> ids = idsOf(tenant);
        return forTenants()
                .filter(Endpoint::takesBody)
                .map(it -> it.with(ids.get(it.path())))
                .map(it -> test(it, () -> {
                    requireProblem(it.send(tenant.request().body("{\"unfinished\":")), 400);
                    requireProblem(it.send(tenant.request().body("[]")), 400);
                    requireProblem(it.send(tenant.request().body("{\"a\":1}{\"b\":2}")), 400);
                    Response unknown = it.send(tenant.request().body("{\"no_such_field\":1}"));
                    requireProblem(unknown, 400);
                    assertThat(unknown.jsonPath().getString("param")).isEqualTo("no_such_field");
                    requireProblem(
                            it.send(tenant.request()
                                    .contentType(ContentType.XML)
                                    .body("<a/>")),
                            415);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_bad_limit_is_refused_by_name() {
        TestTenant tenant = aTenant();
        return forTenants()
                .filter(Endpoint::isList)
                .map(it -> test(it, () -> {
                    for (String limit : List.of("0", "-1", "101", "99999999999999999999", "ten", "1.5")) {
                        Response refused = it.send(tenant.request().queryParam("limit", limit));
                        requireProblem(refused, 400);
                        assertThat(refused.jsonPath().getString("param")).isEqualTo("limit");
                    }
                    requireProblem(it.send(tenant.request().queryParam("starting_after", "plan_nonsense")), 400);
                }));
    }

    @TestFactory
    Stream<DynamicTest> an_id_that_is_none_is_refused() {
        TestTenant tenant = aTenant();
        return forTenants()
                .filter(it -> it.path().contains("{") && !it.takesBody())
                .map(it -> test(it, () -> {
                    for (String id : List.of(
                            "nonsense", "cus_", "0", "%00", "cus_8zzzzzzzzzzzzzzzzzzzzzzzzz", "x".repeat(300))) {
                        Response refused = it.with(id).send(tenant.request());
                        assertThat(refused.statusCode()).as(id).isBetween(400, 404);
                    }
                }));
    }

    @Test
    void the_checked_in_openapi_document_is_what_the_code_says() throws IOException {
        String current = RestAssured.get("/q/openapi").asString();
        Path checkedIn = Path.of("openapi.yaml");
        if (Boolean.getBoolean("openapi.write")) {
            Files.writeString(checkedIn, current);
        }
        assertThat(Files.readString(checkedIn))
                .as("openapi.yaml; if the change is meant, write it anew with -Dopenapi.write=true")
                .isEqualTo(current);
    }

    @Test
    void every_fence_between_tenants_stands() {
        assertThat(catalogue.holes()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> a_table_shows_nothing_without_a_tenant_and_nothing_of_others() throws SQLException {
        idsOf(aTenant());
        return tables().stream()
                .map(table -> DynamicTest.dynamicTest(table, () -> {
                    try (Connection app = Surroundings.connect(schema, "app")) {
                        assertThatThrownBy(() -> count(app, table)).isInstanceOf(SQLException.class);
                    }
                    try (Connection app = Surroundings.connect(schema, "app");
                            Statement statement = app.createStatement()) {
                        app.setAutoCommit(false);
                        statement.execute("SELECT set_config('app.tenant_id', gen_random_uuid()::text, true),"
                                + " set_config('app.livemode', 'true', true)");
                        assertThat(count(app, table)).isZero();
                        app.commit();
                        // After the transaction the settings are empty, not unset: still an error, never a match.
                        assertThatThrownBy(() -> count(app, table)).isInstanceOf(SQLException.class);
                    }
                }));
    }

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection auditor = Surroundings.connect(schema, "auditor");
                Statement statement = auditor.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity"
                                + " AND relnamespace = '" + schema + "'::regnamespace ORDER BY 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT count(*) FROM (SELECT 1 FROM " + table + " LIMIT 5) AS bounded")) {
            row.next();
            return row.getInt(1);
        }
    }

    private Stream<Endpoint> guarded() {
        return Endpoint.all().filter(it -> !publicPaths().contains(it.path()));
    }

    private Stream<Endpoint> forTenants() {
        return guarded().filter(it -> !gatewaysPaths().contains(it.path()));
    }

    private static RequestSpecification bearing(String token) {
        return RestAssured.given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }

    private static DynamicTest test(Endpoint endpoint, Executable body) {
        return DynamicTest.dynamicTest(endpoint.toString(), body);
    }

    private static void requireProblem(Response response, int status) {
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
        assertThat(response.contentType()).startsWith(Problem.MEDIA_TYPE);
        assertThat(response.jsonPath().getString("code")).isNotBlank();
        assertThat(response.jsonPath().getInt("status")).isEqualTo(status);
        assertThat(response.asString()).doesNotContain("Exception", "io.quittance", "SELECT", "\tat ");
    }
}
