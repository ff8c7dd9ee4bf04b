package io.quittance.tenant.people;

import io.quittance.kernel.UserId;

/**
 * A person who was removed.
 *
 * @param object always {@code user}
 * @param deleted always true
 */
record RemovedUserView(UserId id, String object, boolean deleted) {
    static RemovedUserView of(UserId id) {
        return new RemovedUserView(id, "user", true);
    }
}
