package io.quittance.gateway.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.gateway.route.Service;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Service, JsonNode> documents = new EnumMap<>(Service.class);

    @Test
    void what_has_a_route_is_there_and_nothing_else() {
        describe(Service.TENANT, """
                {"paths":{"/api/v1/auth/tenants/me":{"get":{}},"/internal/keys/{hash}":{"get":{}},"/api/v1/billing/plans":{"get":{}}}}""");
        describe(Service.BILLING, """
                {"paths":{"/api/v1/billing/plans":{"get":{}},"/api/v1/billing/plans/{id}":{"get":{}},"/q/x":{"get":{}}}}""");

        assertThat(names(merge().path("paths")))
                .containsExactly("/api/v1/auth/tenants/me", "/api/v1/billing/plans", "/api/v1/billing/plans/{id}");
        assertThat(merge().path("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void what_services_mean_alike_is_there_once() {
        describe(Service.BILLING, path("/api/v1/billing/plans", "Money") + schemas("\"Money\":{\"type\":\"object\"}"));
        describe(Service.PAYMENT, path("/api/v1/payments", "Money") + schemas("\"Money\":{\"type\":\"object\"}"));

        assertThat(names(schemasOf(merge()))).containsExactly("Money");
        assertThat(refAt("/api/v1/payments")).isEqualTo("#/components/schemas/Money");
    }

    @Test
    void what_they_mean_differently_gets_two_names() {
        describe(Service.BILLING, path("/api/v1/billing/plans", "Money") + schemas("\"Money\":{\"type\":\"object\"}"));
        describe(Service.PAYMENT, path("/api/v1/payments", "Money") + schemas("\"Money\":{\"type\":\"integer\"}"));

        assertThat(names(schemasOf(merge()))).containsExactly("BillingMoney", "PaymentMoney");
        assertThat(refAt("/api/v1/billing/plans")).isEqualTo("#/components/schemas/BillingMoney");
        assertThat(refAt("/api/v1/payments")).isEqualTo("#/components/schemas/PaymentMoney");
        assertThat(schemasOf(merge()).path("PaymentMoney").path("type").asText())
                .isEqualTo("integer");
    }

    @Test
    void what_refers_to_different_things_is_different_itself() {
        String line = "\"Line\":{\"$ref\":\"#/components/schemas/Money\"}";
        describe(
                Service.BILLING,
                path("/api/v1/billing/plans", "Line") + schemas(line + ",\"Money\":{\"type\":\"object\"}"));
        describe(
                Service.PAYMENT,
                path("/api/v1/payments", "Line") + schemas(line + ",\"Money\":{\"type\":\"integer\"}"));

        JsonNode schemas = schemasOf(merge());
        assertThat(names(schemas)).containsExactly("BillingLine", "BillingMoney", "PaymentLine", "PaymentMoney");
        assertThat(schemas.path("PaymentLine").path("$ref").asText()).isEqualTo("#/components/schemas/PaymentMoney");
    }

    @Test
    void what_only_internal_paths_need_is_not_told() {
        describe(
                Service.TENANT,
                "{\"paths\":{\"/internal/keys/{hash}\":{\"get\":{\"x\":{\"$ref\":\"#/components/schemas/Lookup\"}}}}"
                        + schemas("\"Lookup\":{},\"Unused\":{}"));

        assertThat(merge().toString()).doesNotContain("Lookup", "Unused", "internal");
    }

    @Test
    void what_refers_to_itself_comes_to_an_end() {
        describe(
                Service.BILLING,
                path("/api/v1/billing/plans", "Tree")
                        + schemas("\"Tree\":{\"items\":{\"$ref\":\"#/components/schemas/Tree\"}}"));

        assertThat(names(schemasOf(merge()))).containsExactly("Tree");
    }

    @Test
    void an_operation_has_a_name_of_its_own() {
        describe(Service.BILLING, "{\"paths\":{\"/api/v1/billing/plans\":{\"get\":{\"operationId\":\"list\"}}}}");
        describe(Service.PAYMENT, "{\"paths\":{\"/api/v1/payments\":{\"get\":{\"operationId\":\"list\"}}}}");

        assertThat(merge().findValuesAsText("operationId")).containsExactlyInAnyOrder("list", "paymentList");
    }

    @Test
    void it_says_where_a_credential_is_needed() {
        describe(Service.TENANT, """
                {"paths":{"/api/v1/auth/tenants/login":{"post":{"security":[{"Odd":[]}]}},"/api/v1/auth/tenants/me":{"get":{}}},
                 "components":{"securitySchemes":{"Odd":{"type":"apiKey"}}}}""");

        JsonNode merged = merge();
        assertThat(merged.path("security").toString()).isEqualTo("[{\"bearer\":[]}]");
        assertThat(merged.at("/paths/~1api~1v1~1auth~1tenants~1login/post/security")
                        .toString())
                .isEqualTo("[]");
        assertThat(merged.at("/paths/~1api~1v1~1auth~1tenants~1me/get").has("security"))
                .isFalse();
        assertThat(names(merged.at("/components/securitySchemes"))).containsExactly("bearer");
    }

    @Test
    void the_services_documents_stay_as_they_were() {
        describe(Service.BILLING, path("/api/v1/billing/plans", "Money") + schemas("\"Money\":{\"type\":\"object\"}"));
        describe(Service.PAYMENT, path("/api/v1/payments", "Money") + schemas("\"Money\":{\"type\":\"integer\"}"));
        String before = documents.toString();

        merge();

        assertThat(documents).hasToString(before);
    }

    private JsonNode merge() {
        return OpenApiMerge.merge(documents);
    }

    private String refAt(String path) {
        return merge().path("paths")
                .path(path)
                .path("get")
                .path("x")
                .path("$ref")
                .asText();
    }

    private void describe(Service service, String json) {
        try {
            documents.put(service, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    /** An open object, to be closed by {@link #schemas}. */
    private static String path(String path, String schema) {
        return "{\"paths\":{\"" + path + "\":{\"get\":{\"x\":{\"$ref\":\"#/components/schemas/" + schema + "\"}}}}";
    }

    private static String schemas(String members) {
        return ",\"components\":{\"schemas\":{" + members + "}}}";
    }

    private static JsonNode schemasOf(JsonNode document) {
        return document.path("components").path("schemas");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
