package io.quittance.tenant.secondfactor;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;

/** Puts a second factor into use once the caller's app has made a right code, and hands out recovery codes. */
@ApplicationScoped
class EnableSecondFactor {
    private final Transactions transactions;
    private final Users users;
    private final AddressThrottle throttle;
    private final SecondFactors factors;
    private final CheckCode checkCode;
    private final MailOutbox mail;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    EnableSecondFactor(
            Transactions transactions,
            Users users,
            AddressThrottle throttle,
            SecondFactors factors,
            CheckCode checkCode,
            MailOutbox mail,
            AuditLog audit) {
        this.transactions = transactions;
        this.users = users;
        this.throttle = throttle;
        this.factors = factors;
        this.checkCode = checkCode;
        this.mail = mail;
        this.audit = audit;
    }

    /** Answers the recovery codes. */
    Uni<List<String>> enable(String code, RequestOrigin origin) {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions.tenant(() -> users.lock(caller)
                .call(user -> throttle.admit("second factor", LoginEmail.of(user.email()), origin))
                .call(() -> requireCode(caller, code))
                .call(() -> factors.enable(caller))
                .chain(this::recoveryCodes));
    }

    private Uni<Void> requireCode(UserId caller, String code) {
        return factors.lock(caller)
                .invoke(EnableSecondFactor::requireUnused)
                .chain(factor -> checkCode.acceptTotp(caller, factor, RecoveryCodes.plain(code)))
                .invoke(right -> {
                    if (!right) {
                        throw new DomainException(
                                ErrorCode.CODE_WRONG, "This is not the code that your app shows now.", "code");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<String>> recoveryCodes(User user) {
        List<String> codes = RecoveryCodes.generate(random);
        // One after the other: they share the transaction's connection.
        return Multi.createFrom()
                .iterable(codes)
                .onItem()
                .transformToUniAndConcatenate(code -> factors.addRecoveryCode(user.userId(), RecoveryCodes.plain(code)))
                .collect()
                .last()
                .chain(() -> mail.add(SecondFactorLetters.enabled(user)))
                .chain(() -> audit.add("second_factor.enabled", user.userId().toString(), null, null))
                .replaceWith(codes);
    }

    private static void requireUnused(SecondFactor factor) {
        if (factor == null) {
            throw new DomainException(ErrorCode.SECOND_FACTOR_MISSING, "Set up a second factor first.");
        }
        if (factor.isEnabled()) {
            throw new DomainException(ErrorCode.SECOND_FACTOR_ENABLED, "Your second factor is in use already.");
        }
    }
}
