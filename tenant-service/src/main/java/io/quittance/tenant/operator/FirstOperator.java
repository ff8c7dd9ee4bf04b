package io.quittance.tenant.operator;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quittance.kernel.UserId;
import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Makes the first operator at start, from the environment: there is nobody yet who could make one. Once there is one, what the
 * environment says is ignored, so that whoever can set it later takes nobody's place.
 */
@ApplicationScoped
class FirstOperator {
    private static final Logger LOG = Logger.getLogger(FirstOperator.class);
    private static final int RETRIES = 5;

    private final OperatorConfig config;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Operators operators;

    FirstOperator(OperatorConfig config, PasswordPolicy policy, Passwords passwords, Operators operators) {
        this.config = config;
        this.policy = policy;
        this.passwords = passwords;
        this.operators = operators;
    }

    void atStart(@Observes StartupEvent start) {
        if (config.email().isEmpty() && config.password().isEmpty()) {
            return;
        }
        LoginEmail email = LoginEmail.of(config.email().orElse(""));
        String password = config.password().orElse("");
        requireSensible(email, password);
        create(email, password)
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1))
                .atMost(RETRIES)
                .subscribe()
                .with(
                        made -> LOG.info(made ? "The first operator was made" : "There is an operator already"),
                        failure -> LOG.error("The first operator could not be made", failure));
    }

    /** Whether it was made; false if there is an operator already. */
    Uni<Boolean> create(LoginEmail email, String password) {
        return operators
                .areThere()
                .chain(there -> there
                        ? Uni.createFrom().item(false)
                        : passwords
                                .hash(password)
                                .chain(hash -> operators.addFirst(new Operator(UserId.next(), email.text(), hash))));
    }

    private void requireSensible(LoginEmail email, String password) {
        if (!email.text().matches(LoginEmail.CHARACTERS) || email.text().indexOf('@') < 1) {
            throw new ConfigurationException("QUITTANCE_OPERATOR_EMAIL must be an e-mail address in ASCII, and go with"
                    + " QUITTANCE_OPERATOR_PASSWORD");
        }
        policy.objection(password, List.of(email.text(), email.localPart())).ifPresent(objection -> {
            throw new ConfigurationException("QUITTANCE_OPERATOR_PASSWORD: " + objection);
        });
    }
}
