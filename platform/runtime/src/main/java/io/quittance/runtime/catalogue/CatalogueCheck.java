package io.quittance.runtime.catalogue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks PostgreSQL, before the first request is served, whether the fences between tenants stand: every table fenced, and a
 * role that cannot climb over. A service that cannot prove it does not start.
 */
@ApplicationScoped
public class CatalogueCheck {
    /** A table that holds no tenant's rows says so, and why, in its comment: {@code global: …}. */
    private static final String TABLES = """
            WITH ours AS (
                SELECT c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND c.relname <> 'flyway_schema_history'
                  AND coalesce(obj_description(c.oid, 'pg_class'), '') NOT LIKE 'global:%')
            SELECT relname || ' has no column tenant_id' FROM ours WHERE NOT EXISTS (
                SELECT FROM pg_attribute a WHERE a.attrelid = ours.oid AND a.attname = 'tenant_id' AND a.attnotnull)
            UNION ALL SELECT relname || ' does not enable and force row-level security' FROM ours
            WHERE NOT (relrowsecurity AND relforcerowsecurity)
            UNION ALL SELECT relname || ' has no policy with a check for tenant and mode' FROM ours WHERE NOT EXISTS (
                SELECT FROM pg_policy p WHERE p.polrelid = ours.oid
                  AND pg_get_expr(p.polwithcheck, p.polrelid) LIKE '%app.tenant_id%')
            UNION ALL SELECT relname || ': unique index ' || i.indexrelid::regclass || ' does not lead with tenant_id'
            FROM ours JOIN pg_index i ON i.indrelid = ours.oid AND i.indisunique
            WHERE NOT EXISTS (SELECT FROM pg_attribute a
                WHERE a.attrelid = ours.oid AND a.attnum = i.indkey[0] AND a.attname = 'tenant_id')
            UNION ALL SELECT relname || ': foreign key ' || k.conname || ' does not lead with tenant_id'
            FROM ours JOIN pg_constraint k ON k.conrelid = ours.oid AND k.contype = 'f'
            WHERE NOT EXISTS (SELECT FROM pg_attribute a
                WHERE a.attrelid = ours.oid AND a.attnum = k.conkey[1] AND a.attname = 'tenant_id')
            UNION ALL SELECT relname || ' may be truncated by ' || current_user FROM ours
            WHERE has_table_privilege(ours.oid, 'TRUNCATE')
            UNION ALL SELECT relname || ' is owned by ' || current_user FROM ours
            WHERE pg_has_role((SELECT relowner FROM pg_class WHERE oid = ours.oid), 'MEMBER')""";

    private static final String ROLE = """
            SELECT current_user || ' is a superuser or bypasses row-level security'
            FROM pg_roles WHERE rolname = current_user AND (rolsuper OR rolbypassrls)""";

    private static final String VIEWS = """
            SELECT c.relname || ' is a view without security_invoker' FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE n.nspname = ? AND c.relkind = 'v'
              AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false)""";

    private final AgroalDataSource database;
    private final String schema;

    CatalogueCheck(AgroalDataSource database, @ConfigProperty(name = "quittance.schema") String schema) {
        this.database = database;
        this.schema = schema;
    }

    void beforeServing(@Observes @Priority(1) StartupEvent event) {
        List<String> holes = holes();
        if (!holes.isEmpty()) {
            throw new IllegalStateException(
                    "tenants are not isolated in schema " + schema + ": " + String.join("; ", holes));
        }
    }

    /** What is wrong, one sentence each; empty when every fence stands. Blocks. */
    public List<String> holes() {
        List<String> holes = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            collect(connection, TABLES, List.of(schema), holes);
            collect(connection, VIEWS, List.of(schema), holes);
            collect(connection, ROLE, List.of(), holes);
        } catch (SQLException e) {
            throw new IllegalStateException("the catalogue of schema " + schema + " cannot be read", e);
        }
        return holes;
    }

    private static void collect(Connection connection, String query, List<String> parameters, List<String> into)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setString(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    into.add(rows.getString(1));
                }
            }
        }
    }
}
