package io.quittance.tenant.login;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.secondfactor.SecondFactors;
import io.quittance.tenant.session.OpenSession;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.LoginEmails;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Exchanges a password for a session, or where there is a second factor, for the challenge to give it. An unknown address takes the same way as a wrong password, step by step (a
 * transaction of a tenant that does not exist, a hash of a password that nobody has), so that neither the answer nor its time
 * tells who is registered.
 */
@ApplicationScoped
class LogIn {
    private static final String ACTOR = "login";
    static final String WHAT = "login";

    private final AddressThrottle throttle;
    private final LoginEmails emails;
    private final Transactions transactions;
    private final Users users;
    private final Tenants tenants;
    private final Passwords passwords;
    private final SecondFactors secondFactors;
    private final Tickets tickets;
    private final OpenSession openSession;
    private final LoginAudit audit;
    private final LoginEmails.Holder nobody = new LoginEmails.Holder(TenantId.next(), UserId.next());

    LogIn(
            AddressThrottle throttle,
            LoginEmails emails,
            Transactions transactions,
            Users users,
            Tenants tenants,
            Passwords passwords,
            SecondFactors secondFactors,
            Tickets tickets,
            OpenSession openSession,
            LoginAudit audit) {
        this.throttle = throttle;
        this.emails = emails;
        this.transactions = transactions;
        this.users = users;
        this.tenants = tenants;
        this.passwords = passwords;
        this.secondFactors = secondFactors;
        this.tickets = tickets;
        this.openSession = openSession;
        this.audit = audit;
    }

    Uni<LoginView> logIn(LoginEmail email, String password, RequestOrigin origin) {
        return throttle.admit(WHAT, email, origin)
                .chain(() -> emails.find(email))
                .onItem()
                .ifNull()
                .continueWith(nobody)
                .chain(this::account)
                .call(account -> requirePassword(account, password))
                .invoke(account -> account.tenant().status().requireOpen())
                .chain(account -> open(account, origin)
                        .call(view -> view.challenge() == null
                                ? audit.succeeded(account.holder())
                                : Uni.createFrom().voidItem()))
                .call(view -> view.challenge() == null
                        ? throttle.forget(WHAT, email, origin)
                        : Uni.createFrom().voidItem()); // half of it was guessed, maybe
    }

    private Uni<Account> account(LoginEmails.Holder holder) {
        TenantContext tenant = new TenantContext(holder.tenantId(), true, ACTOR, null);
        return transactions.as(tenant, () -> users.find(holder.userId())
                .chain(user -> tenants.findCurrent().map(its -> new Account(holder, user, its))));
    }

    private Uni<Void> requirePassword(Account account, String password) {
        Uni<Boolean> matches = account.user() == null
                ? passwords.matchesNobody(password)
                : passwords.matches(password, account.user().passwordHash());
        return matches.chain(right -> right
                ? Uni.createFrom().voidItem()
                : audit.failed(account.holder())
                        .onItem()
                        .failWith(() ->
                                new DomainException(ErrorCode.CREDENTIALS_WRONG, "E-mail or password is wrong.")));
    }

    // Read again and locked: the password or the role may have changed while the hash was made, and sessions ended that
    // this
    // one would have been among.
    private Uni<LoginView> open(Account account, RequestOrigin origin) {
        User known = account.user();
        TenantContext tenant =
                new TenantContext(account.tenant().id(), true, known.userId().toString(), null);
        return transactions.as(tenant, () -> users.findShared(known.userId())
                .invoke(user -> require(user != null && user.passwordHash().equals(known.passwordHash())))
                .chain(user -> secondFactors
                        .isEnabled(user.userId())
                        .chain(enabled -> enabled ? challenge(user) : open(user, account.tenant(), origin))));
    }

    private Uni<LoginView> open(User user, Tenant tenant, RequestOrigin origin) {
        return openSession.open(user, origin).map(tokens -> LoginView.of(tokens, user, tenant));
    }

    private Uni<LoginView> challenge(User user) {
        return tickets.issue(Purpose.SECOND_FACTOR, user.userId()).map(LoginView::challenge);
    }

    private static void require(boolean right) {
        if (!right) {
            throw new DomainException(ErrorCode.CREDENTIALS_WRONG, "E-mail or password is wrong.");
        }
    }

    private record Account(LoginEmails.Holder holder, User user, Tenant tenant) {}
}
