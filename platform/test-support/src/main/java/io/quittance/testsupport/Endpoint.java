package io.quittance.testsupport;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One operation of the service under test, as its OpenAPI document names it.
 *
 * @param method such as {@code GET}
 * @param path with {@code {id}} where an id belongs, without trailing slash
 * @param id what to call it with; null for one that exists nowhere
 * @param takesBody whether it takes JSON
 * @param roles who may call it, {@code *} for anybody; null if the document does not say
 * @param mediaType what its body is; null if it takes none
 */
record Endpoint(
        String method,
        String path,
        String id,
        boolean takesBody,
        boolean isList,
        List<String> roles,
        String mediaType) {
    private static final String JSON = "application/json";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static Stream<Endpoint> all() {
        JsonPath document = RestAssured.given()
                .queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        return paths.entrySet().stream().flatMap(path -> path.getValue().entrySet().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> of(path.getKey(), operation.getKey(), operation.getValue())));
    }

    @SuppressWarnings("unchecked")
    private static Endpoint of(String path, String method, Object description) {
        Map<String, Object> operation = (Map<String, Object>) description;
        List<Map<String, Object>> parameters =
                (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
        return new Endpoint(
                method.toUpperCase(Locale.ROOT),
                path.endsWith("/") ? path.substring(0, path.length() - 1) : path,
                null,
                JSON.equals(mediaType(operation)),
                parameters.stream().anyMatch(parameter -> "limit".equals(parameter.get("name"))),
                (List<String>) operation.get("x-roles"),
                mediaType(operation));
    }

    private static String mediaType(Map<String, Object> operation) {
        if (operation.get("requestBody") instanceof Map<?, ?> body
                && body.get("content") instanceof Map<?, ?> content) {
            return content.containsKey(JSON)
                    ? JSON
                    : (String) content.keySet().iterator().next();
        }
        return null;
    }

    Endpoint with(String someId) {
        return new Endpoint(method, path, someId, takesBody, isList, roles, mediaType);
    }

    /** The scope that lets a restricted key call this; empty if no scope does. */
    List<String> scopes() {
        return roles.stream().filter(role -> role.contains(":")).toList();
    }

    Response send(RequestSpecification request) {
        String target = path.replaceAll(
                "\\{[^}]+}", id == null ? "nobody" : id.replace("%", "%25").replace("%2500", "%00"));
        if (mediaType != null && !takesBody) {
            request.contentType(mediaType); // an image is not asked for as JSON: that would be refused before all else
        }
        return request.urlEncodingEnabled(false).request(method, target);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
