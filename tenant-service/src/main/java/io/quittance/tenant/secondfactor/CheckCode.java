package io.quittance.tenant.secondfactor;

import io.quittance.kernel.UserId;
import io.quittance.tenant.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;

/** Tells whether a code proves that somebody holds the second factor, or one of its recovery codes; each is accepted once. */
@ApplicationScoped
public class CheckCode {
    private final SecondFactors factors;
    private final AuditLog audit;
    private final Clock clock;

    CheckCode(SecondFactors factors, AuditLog audit, Clock clock) {
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    /** Joins the transaction under way. False as well for who has no second factor in use. */
    public Uni<Boolean> accept(UserId user, String code) {
        return factors.lock(user).chain(factor -> {
            if (factor == null || !factor.isEnabled()) {
                return Uni.createFrom().item(false);
            }
            String plain = RecoveryCodes.plain(code);
            return plain.length() == Totp.DIGITS ? acceptTotp(user, factor, plain) : acceptRecovery(user, plain);
        });
    }

    /** As {@link #accept}, but only of the app, and also before the factor is in use. The factor is locked. */
    Uni<Boolean> acceptTotp(UserId user, SecondFactor factor, String code) {
        OptionalLong step = Totp.step(factors.open(factor, user), code, clock.instant());
        return step.isPresent() && step.getAsLong() > factor.lastStep()
                ? factors.use(user, step.getAsLong()).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    private Uni<Boolean> acceptRecovery(UserId user, String code) {
        return factors.spend(user, code)
                .call(spent -> spent
                        ? factors.countRecoveryCodes(user)
                                .chain(left -> audit.add(
                                        "second_factor.recovery_code_used",
                                        user.toString(),
                                        null,
                                        Map.of("recovery_codes_left", left)))
                        : Uni.createFrom().voidItem());
    }
}
