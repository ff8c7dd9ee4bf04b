package io.quittance.tenant.credential;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.session.EndSessions;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes the password of somebody who knows the old one, and ends their other sessions: one of them may be why. */
@ApplicationScoped
class ChangePassword {
    private static final String WHAT = "password";

    private final Transactions transactions;
    private final Credentials credentials;
    private final AddressThrottle throttle;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Users users;
    private final Tickets tickets;
    private final EndSessions endSessions;
    private final MailOutbox mail;
    private final AuditLog audit;

    ChangePassword(
            Transactions transactions,
            Credentials credentials,
            AddressThrottle throttle,
            PasswordPolicy policy,
            Passwords passwords,
            Users users,
            Tickets tickets,
            EndSessions endSessions,
            MailOutbox mail,
            AuditLog audit) {
        this.transactions = transactions;
        this.credentials = credentials;
        this.throttle = throttle;
        this.policy = policy;
        this.passwords = passwords;
        this.users = users;
        this.tickets = tickets;
        this.endSessions = endSessions;
        this.mail = mail;
        this.audit = audit;
    }

    /** @param session the one that stays */
    Uni<Void> change(PasswordChange change, SessionId session, RequestOrigin origin) {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions
                .tenant(() -> credentials.find(caller))
                .onItem()
                .ifNull()
                .failWith(() -> new DomainException(ErrorCode.USER_NOT_FOUND, "There is no user " + caller + "."))
                .invoke(known -> known.requireGood(change.newPassword(), "new_password", policy))
                .call(known -> throttle.admit(WHAT, known.loginEmail(), origin))
                .call(known -> passwords
                        .matches(change.currentPassword(), known.passwordHash())
                        .invoke(ChangePassword::require))
                .call(known -> throttle.forget(WHAT, known.loginEmail(), origin))
                .chain(known -> passwords
                        .hash(change.newPassword())
                        .chain(hash -> transactions.tenant(() -> users.lock(caller)
                                .invoke(user -> require(user.passwordHash().equals(known.passwordHash())))
                                .chain(user -> change(user, hash, session)))));
    }

    private Uni<Void> change(User user, String hash, SessionId session) {
        user.changePassword(hash);
        return tickets.withdraw(Purpose.SECOND_FACTOR, user.userId()) // half a log-in with the old one
                .chain(() -> endSessions.of(user.userId(), session))
                .chain(() -> mail.add(CredentialLetters.passwordChanged(user)))
                .chain(() -> audit.add("user.password_changed", user.userId().toString(), null, null));
    }

    private static void require(boolean right) {
        if (!right) {
            throw new DomainException(
                    ErrorCode.PASSWORD_WRONG, "This is not your current password.", "current_password");
        }
    }
}
