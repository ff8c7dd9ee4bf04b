package io.quittance.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The promise, checked: what may differ between a schema that consumers rely on and the one that we publish by now.
 *
 * <p>Old consumers read new events, so no member disappears, becomes optional, or takes values that it did not take. New consumers
 * replay old events, so no member becomes required or ceases to take values that it took. What is left is to add optional members
 * and to word things better.
 */
final class Compatibility {
    private static final Set<String> WORDS = Set.of("title", "description", "examples", "$comment");
    private static final Set<String> STRUCTURE = Set.of("properties", "required");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** What breaks the promise, a sentence each; empty if nothing does. */
    static List<String> breaks(JsonNode promised, JsonNode current) {
        Compatibility compatibility = new Compatibility();
        compatibility.compare("", promised, current);
        return compatibility.breaks;
    }

    private void compare(String path, JsonNode promised, JsonNode current) {
        if (!rulesOf(promised).equals(rulesOf(current))) {
            breaks.add(named(path) + " takes other values: " + rulesOf(promised) + " became " + rulesOf(current));
        }
        compareRequired(path, promised, current);
        promised.path("properties").fields().forEachRemaining(member -> {
            String name = path.isEmpty() ? member.getKey() : path + "." + member.getKey();
            JsonNode now = current.path("properties").path(member.getKey());
            if (now.isMissingNode()) {
                breaks.add(named(name) + " was removed");
            } else {
                compare(name, member.getValue(), now);
            }
        });
    }

    private void compareRequired(String path, JsonNode promised, JsonNode current) {
        Set<String> before = required(promised);
        Set<String> now = required(current);
        now.stream()
                .filter(name -> !before.contains(name))
                .sorted()
                .forEach(name -> breaks.add(named(path) + " newly requires " + name));
        before.stream()
                .filter(name -> !now.contains(name))
                .sorted()
                .forEach(name -> breaks.add(named(path) + " no longer guarantees " + name));
    }

    /** Everything that decides which values are taken, apart from the members, which are compared one by one. */
    private static ObjectNode rulesOf(JsonNode schema) {
        ObjectNode rules = schema.deepCopy();
        rules.remove(WORDS);
        rules.remove(STRUCTURE);
        return rules;
    }

    private static Set<String> required(JsonNode schema) {
        Set<String> names = new HashSet<>();
        schema.path("required").forEach(name -> names.add(name.asText()));
        return names;
    }

    private static String named(String path) {
        return path.isEmpty() ? "the payload" : path;
    }
}
