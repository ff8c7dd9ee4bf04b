package io.quittance.tenant.secondfactor;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes the second factor out of use, for who knows the password and holds the factor: a stolen session alone must not. */
@ApplicationScoped
class DisableSecondFactor {
    private final Transactions transactions;
    private final Users users;
    private final AddressThrottle throttle;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final CheckCode checkCode;
    private final MailOutbox mail;
    private final AuditLog audit;

    DisableSecondFactor(
            Transactions transactions,
            Users users,
            AddressThrottle throttle,
            Passwords passwords,
            SecondFactors factors,
            CheckCode checkCode,
            MailOutbox mail,
            AuditLog audit) {
        this.transactions = transactions;
        this.users = users;
        this.throttle = throttle;
        this.passwords = passwords;
        this.factors = factors;
        this.checkCode = checkCode;
        this.mail = mail;
        this.audit = audit;
    }

    // The hash is made within the transaction: rarely asked for, and throttled before.
    Uni<Void> disable(SecondFactorRemoval removal, RequestOrigin origin) {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions.tenant(() -> users.lock(caller)
                .call(() -> factors.lock(caller).invoke(DisableSecondFactor::requireInUse))
                .call(user -> throttle.admit("second factor", LoginEmail.of(user.email()), origin))
                .call(user -> passwords
                        .matches(removal.password(), user.passwordHash())
                        .invoke(right -> require(right, ErrorCode.PASSWORD_WRONG, "password")))
                .call(() -> checkCode
                        .accept(caller, removal.code())
                        .invoke(right -> require(right, ErrorCode.CODE_WRONG, "code")))
                .call(() -> factors.remove(caller))
                .chain(this::tell));
    }

    private Uni<Void> tell(User user) {
        return mail.add(SecondFactorLetters.disabled(user))
                .chain(() -> audit.add("second_factor.disabled", user.userId().toString(), null, null));
    }

    private static void requireInUse(SecondFactor factor) {
        if (factor == null || !factor.isEnabled()) {
            throw new DomainException(ErrorCode.SECOND_FACTOR_MISSING, "You have no second factor in use.");
        }
    }

    private static void require(boolean right, ErrorCode code, String param) {
        if (!right) {
            throw new DomainException(code, "This " + param + " is not right.", param);
        }
    }
}
