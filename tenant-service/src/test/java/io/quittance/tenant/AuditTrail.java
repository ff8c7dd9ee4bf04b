package io.quittance.tenant;

import io.quittance.testsupport.Surroundings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What the audit log holds of a company, as its auditor reads it. */
public final class AuditTrail {
    private AuditTrail() {}

    /** {@code action|actor|subject|client_address|before|after}, oldest first. */
    public static List<String> of(Company company, String action) {
        try (Connection auditor = Surroundings.connect("tenant", "auditor");
                PreparedStatement entries = auditor.prepareStatement("""
                        SELECT concat_ws('|', action, actor, subject, client_address, before, after) FROM tenant.audit_entry
                        WHERE tenant_id = ? AND action = ? ORDER BY id""")) {
            entries.setObject(1, company.id().value());
            entries.setString(2, action);
            List<String> found = new ArrayList<>();
            try (ResultSet rows = entries.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
