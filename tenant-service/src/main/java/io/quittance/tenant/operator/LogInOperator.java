package io.quittance.tenant.operator;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.token.AccessTokens;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Exchanges an operator's password for an access token. An unknown address takes the same way as a wrong password. There is no
 * refresh token: who runs the platform shows the password again after a quarter of an hour.
 */
@ApplicationScoped
class LogInOperator {
    private static final Logger LOG = Logger.getLogger(LogInOperator.class);

    private final OperatorThrottle throttle;
    private final Operators operators;
    private final Passwords passwords;
    private final AccessTokens tokens;

    LogInOperator(OperatorThrottle throttle, Operators operators, Passwords passwords, AccessTokens tokens) {
        this.throttle = throttle;
        this.operators = operators;
        this.passwords = passwords;
        this.tokens = tokens;
    }

    Uni<OperatorLoginView> logIn(LoginEmail email, String password) {
        return throttle.admit(email)
                .chain(() -> operators.find(email))
                .call(operator -> requirePassword(operator, password))
                .call(() -> throttle.forget(email))
                .invoke(operator -> LOG.infof("Operator %s has logged in", operator))
                .map(operator -> new OperatorLoginView(
                        tokens.issueForOperator(operator.id()),
                        "Bearer",
                        tokens.lifetime().toSeconds(),
                        operator.id()));
    }

    private Uni<Void> requirePassword(Operator operator, String password) {
        Uni<Boolean> matches = operator == null
                ? passwords.matchesNobody(password)
                : passwords.matches(password, operator.passwordHash());
        return matches.invoke(right -> {
                    if (!right) {
                        LOG.warn("A wrong password was given for an operator");
                        throw new DomainException(ErrorCode.CREDENTIALS_WRONG, "E-mail or password is wrong.");
                    }
                })
                .replaceWithVoid();
    }
}
