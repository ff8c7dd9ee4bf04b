package io.quittance.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code roles.sql} with the values of its psql variables ({@code :'name'}) filled in as SQL literals. */
final class RolesScript {

    private static final Pattern VARIABLE = Pattern.compile("(?<!:):'([a-z_]+)'");

    private RolesScript() {}

    static String sqlFor(ServiceSchema schema, RolePasswords passwords) {
        Map<String, String> variables = Map.of(
                "schema", schema.schemaName(),
                "owner_password", passwords.owner(),
                "app_password", passwords.app(),
                "relay_password", passwords.relay(),
                "auditor_password", passwords.auditor());
        return VARIABLE.matcher(template())
                .replaceAll(match -> Matcher.quoteReplacement(literal(valueOf(match, variables))));
    }

    private static String valueOf(MatchResult match, Map<String, String> variables) {
        String value = variables.get(match.group(1));
        if (value == null) {
            throw new IllegalStateException("roles.sql asks for " + match.group() + ", which nobody gives");
        }
        return value;
    }

    private static String literal(String value) {
        String quoted = value.replace("'", "''");
        return quoted.contains("\\") ? "E'" + quoted.replace("\\", "\\\\") + "'" : "'" + quoted + "'";
    }

    private static String template() {
        try (InputStream sql = RolesScript.class.getResourceAsStream("roles.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("roles.sql", e);
        }
    }
}
