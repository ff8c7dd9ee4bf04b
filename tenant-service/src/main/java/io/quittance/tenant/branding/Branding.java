package io.quittance.tenant.branding;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a tenant looks to its customers. Every part may be null: then it looks plain.
 *
 * @param displayName what its customers call it
 * @param primaryColor {@code #rrggbb}
 * @param secondaryColor {@code #rrggbb}
 * @param supportAddress the e-mail address that its customers are shown
 * @param logoType media type of the logo; null without one
 * @param version counts the changes; 0 before the first
 */
record Branding(
        String displayName,
        String primaryColor,
        String secondaryColor,
        String supportAddress,
        String logoType,
        int version) {
    static final Branding PLAIN = new Branding(null, null, null, null, null, 0);

    /** For the audit log. */
    Map<String, Object> described() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("display_name", displayName);
        state.put("primary_color", primaryColor);
        state.put("secondary_color", secondaryColor);
        state.put("support_address", supportAddress);
        state.put("logo", logoType);
        return state;
    }
}
