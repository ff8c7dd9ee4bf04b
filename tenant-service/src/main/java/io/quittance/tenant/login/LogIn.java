package io.quittance.tenant.login;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.TenantView;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.token.AccessTokens;
import io.quittance.tenant.user.LoginEmails;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.UserView;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Exchanges a password for an access token. An unknown address takes the same way as a wrong password, step by step (a
 * transaction of a tenant that does not exist, a hash of a password that nobody has), so that neither the answer nor its time
 * tells who is registered.
 */
@ApplicationScoped
class LogIn {
    private static final String ACTOR = "login";

    private final LoginThrottle throttle;
    private final LoginEmails emails;
    private final Transactions transactions;
    private final Users users;
    private final Tenants tenants;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final LoginAudit audit;
    private final LoginEmails.Holder nobody = new LoginEmails.Holder(TenantId.next(), UserId.next());

    LogIn(
            LoginThrottle throttle,
            LoginEmails emails,
            Transactions transactions,
            Users users,
            Tenants tenants,
            Passwords passwords,
            AccessTokens tokens,
            LoginAudit audit) {
        this.throttle = throttle;
        this.emails = emails;
        this.transactions = transactions;
        this.users = users;
        this.tenants = tenants;
        this.passwords = passwords;
        this.tokens = tokens;
        this.audit = audit;
    }

    Uni<LoginView> logIn(LoginEmail email, String password) {
        return throttle.admit(email)
                .chain(() -> emails.find(email))
                .onItem()
                .ifNull()
                .continueWith(nobody)
                .chain(this::account)
                .call(account -> requirePassword(account, password))
                .invoke(account -> account.tenant().status().requireOpen())
                .call(() -> throttle.forget(email))
                .call(account -> audit.succeeded(account.holder()))
                .map(this::view);
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

    private LoginView view(Account account) {
        User user = account.user();
        return new LoginView(
                tokens.issue(user.userId(), account.tenant().id(), user.role()),
                "Bearer",
                tokens.lifetime().toSeconds(),
                UserView.of(user),
                TenantView.of(account.tenant()));
    }

    private record Account(LoginEmails.Holder holder, User user, Tenant tenant) {}
}
