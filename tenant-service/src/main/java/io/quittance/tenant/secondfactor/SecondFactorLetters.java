package io.quittance.tenant.secondfactor;

import io.quittance.tenant.mail.Letter;
import io.quittance.tenant.user.User;

/** What people are told of their second factor. */
final class SecondFactorLetters {
    private SecondFactorLetters() {}

    static Letter enabled(User user) {
        return new Letter(user.email(), "Your second factor is in use", """
                From now on, logging in to Quittance as %s takes a code of your authenticator app.

                If it was not you, reset your password at once and tell an owner of your company.
                """.formatted(user.email()));
    }

    static Letter disabled(User user) {
        return new Letter(user.email(), "Your second factor is no longer in use", """
                From now on, a password is enough to log in to Quittance as %s.

                If it was not you, reset your password at once and tell an owner of your company.
                """.formatted(user.email()));
    }
}
