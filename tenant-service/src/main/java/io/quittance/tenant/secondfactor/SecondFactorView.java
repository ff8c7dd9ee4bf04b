package io.quittance.tenant.secondfactor;

import java.time.Instant;

/**
 * Whether log-in takes a second factor.
 *
 * @param object always {@code second_factor}
 * @param enabledAt null if it is not in use
 */
record SecondFactorView(String object, boolean enabled, Instant enabledAt, long recoveryCodesLeft) {
    /** @param factor null for none */
    static SecondFactorView of(SecondFactor factor, long recoveryCodesLeft) {
        boolean enabled = factor != null && factor.isEnabled();
        return new SecondFactorView("second_factor", enabled, enabled ? factor.enabledAt() : null, recoveryCodesLeft);
    }
}
