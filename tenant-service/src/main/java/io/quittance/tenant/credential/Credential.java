package io.quittance.tenant.credential;

import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.user.domain.LoginEmail;

/**
 * What somebody logs in with, and what others know of them.
 *
 * @param name null if not told
 */
record Credential(String passwordHash, String email, String name, String companyName) {

    /** Refuses a password that is weak, or like what others know. */
    void requireGood(String password, String param, PasswordPolicy policy) {
        policy.require(password, param, email, loginEmail().localPart(), name, companyName);
    }

    LoginEmail loginEmail() {
        return LoginEmail.of(email);
    }

    /** Not the hash: this may end up in a log. */
    @Override
    public String toString() {
        return "Credential";
    }
}
