package io.quittance.tenant.operator;

import io.quittance.kernel.UserId;

/**
 * The answer to an operator's log-in.
 *
 * @param accessToken to be sent as {@code Authorization: Bearer …}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds
 * @param operatorId the operator
 */
record OperatorLoginView(String accessToken, String tokenType, long expiresIn, UserId operatorId) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
        return "OperatorLoginView";
    }
}
