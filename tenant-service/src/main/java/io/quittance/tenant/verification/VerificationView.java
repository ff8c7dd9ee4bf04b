package io.quittance.tenant.verification;

import java.util.List;

/**
 * Who called, as the gateway recognised them.
 *
 * @param object always {@code verification}
 * @param mode {@code live} or {@code test}
 * @param type {@code secret}, {@code publishable} or {@code restricted} for a key, {@code user} for a person
 * @param actor {@code key_…} or {@code usr_…}
 * @param scopes what a restricted key is restricted to, such as {@code billing:read}; empty for others
 * @param roles such as {@code tenant} or {@code owner}
 */
record VerificationView(
        String object,
        String tenantId,
        String mode,
        String type,
        String actor,
        List<String> scopes,
        List<String> roles) {}
