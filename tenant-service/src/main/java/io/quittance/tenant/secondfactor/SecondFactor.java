package io.quittance.tenant.secondfactor;

import java.time.Instant;

/**
 * A person's second factor as it is kept.
 *
 * @param sealedSecret opens with {@link SecondFactors#open}
 * @param lastStep of the last code accepted; 0 before the first
 * @param enabledAt null until a first code has proven that the person's app knows the secret
 */
record SecondFactor(byte[] sealedSecret, long lastStep, Instant enabledAt) {
    boolean isEnabled() {
        return enabledAt != null;
    }
}
