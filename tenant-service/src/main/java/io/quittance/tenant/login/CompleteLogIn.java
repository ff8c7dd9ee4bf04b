package io.quittance.tenant.login;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.secondfactor.CheckCode;
import io.quittance.tenant.session.OpenSession;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The second half of a log-in. An attempt is counted before its code is looked at, in a transaction of its own: five per challenge, and
 * ten per person until the window of the throttle ends, however many challenges somebody gets who knows the password.
 */
@ApplicationScoped
class CompleteLogIn {
    private static final String ACTOR = "login";
    private static final String WHAT = "second factor";
    private static final int ATTEMPTS_MAX = 5;

    private final Transactions transactions;
    private final Tickets tickets;
    private final Users users;
    private final Tenants tenants;
    private final AddressThrottle throttle;
    private final CheckCode checkCode;
    private final OpenSession openSession;

    CompleteLogIn(
            Transactions transactions,
            Tickets tickets,
            Users users,
            Tenants tenants,
            AddressThrottle throttle,
            CheckCode checkCode,
            OpenSession openSession) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.users = users;
        this.tenants = tenants;
        this.throttle = throttle;
        this.checkCode = checkCode;
        this.openSession = openSession;
    }

    Uni<LoginView> complete(String challenge, String code, RequestOrigin origin) {
        Ticket ticket = Ticket.read(challenge).orElseThrow(CompleteLogIn::over);
        return transactions
                .as(new TenantContext(ticket.tenantId(), true, ACTOR, null), () -> attempt(ticket))
                .onItem()
                .ifNull()
                .failWith(CompleteLogIn::over)
                .call(attempt -> throttle.admit(WHAT, attempt.email(), origin))
                .chain(attempt -> open(ticket, attempt, code, origin)
                        .call(() -> throttle.forget(WHAT, attempt.email(), origin))
                        .call(() -> throttle.forget(LogIn.WHAT, attempt.email(), origin)));
    }

    private Uni<Attempt> attempt(Ticket ticket) {
        return tickets.attempt(Purpose.SECOND_FACTOR, ticket, ATTEMPTS_MAX)
                .onItem()
                .ifNotNull()
                .transformToUni(user -> users.find(user))
                .onItem()
                .ifNotNull()
                .transformToUni(user -> tenants.findCurrent()
                        .invoke(tenant -> tenant.status().requireOpen())
                        .map(tenant -> new Attempt(user, tenant)));
    }

    private Uni<LoginView> open(Ticket ticket, Attempt attempt, String code, RequestOrigin origin) {
        UserId id = attempt.user().userId();
        TenantContext tenant = new TenantContext(ticket.tenantId(), true, id.toString(), null);
        return transactions.as(tenant, () -> users.findShared(id)
                .onItem()
                .ifNull()
                .failWith(CompleteLogIn::over)
                .call(() -> checkCode.accept(id, code).invoke(CompleteLogIn::require))
                .call(() -> tickets.redeem(Purpose.SECOND_FACTOR, ticket)
                        .onItem()
                        .ifNull()
                        .failWith(CompleteLogIn::over))
                .chain(user ->
                        openSession.open(user, origin).map(tokens -> LoginView.of(tokens, user, attempt.tenant()))));
    }

    private static void require(boolean right) {
        if (!right) {
            throw new DomainException(ErrorCode.SECOND_FACTOR_WRONG, "The code is wrong, or was used before.", "code");
        }
    }

    private static DomainException over() {
        return new DomainException(ErrorCode.TOKEN_INVALID, "The challenge is over. Log in again.", "challenge");
    }

    private record Attempt(User user, Tenant tenant) {
        LoginEmail email() {
            return LoginEmail.of(user.email());
        }
    }
}
