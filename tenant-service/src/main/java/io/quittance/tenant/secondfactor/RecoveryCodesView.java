package io.quittance.tenant.secondfactor;

import java.util.List;

/**
 * The answer to a first right code.
 *
 * @param object always {@code recovery_codes}
 * @param recoveryCodes each lets the person in once in the place of a code of the app; shown this once
 */
record RecoveryCodesView(String object, List<String> recoveryCodes) {
    static RecoveryCodesView of(List<String> codes) {
        return new RecoveryCodesView("recovery_codes", codes);
    }

    /** Not the codes: this may end up in a log. */
    @Override
    public String toString() {
        return "RecoveryCodesView";
    }
}
