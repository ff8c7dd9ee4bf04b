package io.quittance.gateway.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quittance.gateway.route.Routes;
import io.quittance.gateway.route.Service;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes one OpenAPI document of several. Only what the edge has a route for is in it, and what that refers to. Where two services
 * mean different things by one name, each gets a name of its own; what they mean alike is there once.
 */
final class OpenApiMerge {
    private static final String COMPONENTS = "components";
    private static final String REF = "$ref";
    private static final String REF_PREFIX = "#/components/";
    private static final String SECURITY = "security";
    private static final String SCHEME = "bearer";
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete", "options");

    private final Map<Service, JsonNode> documents;
    /** Of {@code section/name}: the services by which it is said differently. */
    private final Map<String, Set<Service>> ambiguous = new HashMap<>();

    private final Map<String, ObjectNode> paths = new TreeMap<>();
    private final Map<String, JsonNode> components = new TreeMap<>();
    private final Map<String, JsonNode> tags = new TreeMap<>();
    private final Set<String> operationIds = new HashSet<>();

    private OpenApiMerge(Map<Service, JsonNode> documents) {
        this.documents = documents;
    }

    /** @param documents by service; not changed */
    static ObjectNode merge(Map<Service, JsonNode> documents) {
        OpenApiMerge merge = new OpenApiMerge(documents);
        merge.findAmbiguousNames();
        documents.forEach(merge::take);
        return merge.assemble();
    }

    /** A name is ambiguous if two mean different things by it, or the same by names that are ambiguous themselves. */
    private void findAmbiguousNames() {
        Map<String, Map<Service, JsonNode>> byName = new TreeMap<>();
        documents.forEach(
                (service, document) -> document.path(COMPONENTS).fields().forEachRemaining(section -> section.getValue()
                        .fields()
                        .forEachRemaining(component -> byName.computeIfAbsent(
                                        section.getKey() + '/' + component.getKey(), name -> new HashMap<>())
                                .put(service, component.getValue()))));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (var entry : byName.entrySet()) {
                Set<Service> by = entry.getValue().keySet();
                boolean shared = by.size() > 1 && !ambiguous.containsKey(entry.getKey());
                boolean differs = shared && new HashSet<>(entry.getValue().values()).size() > 1;
                if (shared
                        && (differs
                                || refersToAmbiguous(
                                        entry.getValue().values().iterator().next()))) {
                    ambiguous.put(entry.getKey(), Set.copyOf(by));
                    grew = true;
                }
            }
        }
    }

    private boolean refersToAmbiguous(JsonNode node) {
        for (String target : references(node)) {
            if (ambiguous.containsKey(target)) {
                return true;
            }
        }
        return false;
    }

    private void take(Service service, JsonNode document) {
        document.path("paths").fields().forEachRemaining(path -> {
            if (Routes.find(path.getKey()).equals(java.util.Optional.of(service))) {
                ObjectNode item = path.getValue().deepCopy();
                rename(service, item);
                item.fields().forEachRemaining(operation -> finish(service, path.getKey(), operation));
                paths.put(path.getKey(), item);
            }
        });
        document.path(COMPONENTS).fields().forEachRemaining(section -> {
            if (!section.getKey().equals("securitySchemes")) {
                section.getValue().fields().forEachRemaining(component -> {
                    JsonNode copy = component.getValue().deepCopy();
                    rename(service, copy);
                    components.put(name(service, section.getKey() + '/' + component.getKey()), copy);
                });
            }
        });
        document.path("tags").forEach(tag -> tags.putIfAbsent(tag.path("name").asText(), tag));
    }

    private void finish(Service service, String path, Map.Entry<String, JsonNode> entry) {
        if (!METHODS.contains(entry.getKey())) {
            return;
        }
        ObjectNode operation = (ObjectNode) entry.getValue();
        operation.remove(SECURITY);
        if (Routes.isPublic(HttpMethod.valueOf(entry.getKey().toUpperCase(Locale.ROOT)), path)) {
            operation.putArray(SECURITY);
        }
        String id = operation.path("operationId").asText("");
        if (!id.isEmpty() && !operationIds.add(id)) {
            String unique = service.text() + capitalized(id);
            operationIds.add(unique);
            operation.put("operationId", unique);
        }
    }

    private ObjectNode assemble() {
        JsonNodeFactory json = JsonNodeFactory.instance;
        ObjectNode merged = json.objectNode();
        merged.put("openapi", "3.1.0");
        ObjectNode info = merged.putObject("info");
        info.put("title", "Quittance");
        info.put("description", "Billing for companies that sell subscriptions.");
        info.put("version", version());
        merged.putArray("servers").addObject().put("url", "/");
        merged.putArray(SECURITY).addObject().putArray(SCHEME);
        ArrayNode allTags = merged.putArray("tags");
        Set<String> used = usedTags();
        tags.forEach((name, tag) -> {
            if (used.contains(name)) {
                allTags.add(tag);
            }
        });
        ObjectNode allPaths = merged.putObject("paths");
        paths.forEach(allPaths::set);
        ObjectNode sections = merged.putObject(COMPONENTS);
        ObjectNode scheme = sections.putObject("securitySchemes").putObject(SCHEME);
        scheme.put("type", "http").put("scheme", "bearer");
        scheme.put("description", "An API key, or a person's access token.");
        for (String name : reachable()) {
            int slash = name.indexOf('/');
            sections.withObjectProperty(name.substring(0, slash)).set(name.substring(slash + 1), components.get(name));
        }
        return merged;
    }

    private String version() {
        return documents.values().stream()
                .map(document -> document.path("info").path("version").asText(""))
                .filter(version -> !version.isEmpty())
                .findFirst()
                .orElse("0");
    }

    private Set<String> usedTags() {
        Set<String> used = new HashSet<>();
        paths.values()
                .forEach(item ->
                        item.forEach(operation -> operation.path("tags").forEach(tag -> used.add(tag.asText()))));
        return used;
    }

    /** What the paths refer to, and what that refers to. Nothing else shall be told outside. */
    private Set<String> reachable() {
        Set<String> reached = new java.util.TreeSet<>();
        Deque<JsonNode> toVisit = new ArrayDeque<>(paths.values());
        while (!toVisit.isEmpty()) {
            for (String target : references(toVisit.remove())) {
                JsonNode component = components.get(target);
                if (component != null && reached.add(target)) {
                    toVisit.add(component);
                }
            }
        }
        return reached;
    }

    private static Set<String> references(JsonNode node) {
        Set<String> found = new HashSet<>();
        for (JsonNode parent : node.findParents(REF)) {
            String target = parent.get(REF).asText();
            if (target.startsWith(REF_PREFIX)) {
                found.add(target.substring(REF_PREFIX.length()));
            }
        }
        return found;
    }

    private void rename(Service service, JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode target = object.get(REF);
            if (target != null && target.asText().startsWith(REF_PREFIX)) {
                object.put(REF, REF_PREFIX + name(service, target.asText().substring(REF_PREFIX.length())));
            }
        }
        node.forEach(child -> rename(service, child));
    }

    private String name(Service service, String component) {
        if (!ambiguous.containsKey(component)) {
            return component;
        }
        int slash = component.indexOf('/');
        return component.substring(0, slash + 1) + capitalized(service.text()) + component.substring(slash + 1);
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
