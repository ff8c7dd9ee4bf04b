package io.quittance.tenant.operator;

import io.quittance.kernel.UserId;

/** One of those who run the platform. They belong to no tenant. */
record Operator(UserId id, String email, String passwordHash) {

    /** Not the hash: this may end up in a log. */
    @Override
    public String toString() {
        return id.toString();
    }
}
