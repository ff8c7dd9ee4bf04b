package io.quittance.tenant.credential;

import io.quittance.tenant.mail.Letter;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.user.User;
import java.net.URI;

/** What people are told of their passwords. */
final class CredentialLetters {
    private CredentialLetters() {}

    static Letter passwordReset(User user, Ticket ticket, URI console) {
        // The ticket stands behind a #, which browsers send to no server and so to no server's log.
        return new Letter(user.email(), "Set a new password", """
                Somebody, hopefully you, asked for a new password for %s at Quittance.

                Set it here within 30 minutes:

                  %s/reset-password#token=%s

                If it was not you, ignore this mail: your password stays as it is.
                """.formatted(user.email(), console, ticket.text()));
    }

    static Letter passwordChanged(User user) {
        return new Letter(user.email(), "Your password was changed", """
                The password of %s at Quittance was changed, and you were logged out elsewhere.

                If it was not you, reset your password at once and tell an owner of your company.
                """.formatted(user.email()));
    }
}
