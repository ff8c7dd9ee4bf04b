package io.quittance.tenant.emailverification;

import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends the mail once more to whoever calls. */
@ApplicationScoped
class ResendVerification {
    private final Transactions transactions;
    private final Users users;
    private final AddressThrottle throttle;
    private final SendVerification sendVerification;

    ResendVerification(
            Transactions transactions, Users users, AddressThrottle throttle, SendVerification sendVerification) {
        this.transactions = transactions;
        this.users = users;
        this.throttle = throttle;
        this.sendVerification = sendVerification;
    }

    Uni<Void> resend(RequestOrigin origin) {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions.tenant(() -> users.require(caller)
                .call(user -> throttle.admit("email verification", LoginEmail.of(user.email()), origin))
                .chain(sendVerification::to));
    }
}
