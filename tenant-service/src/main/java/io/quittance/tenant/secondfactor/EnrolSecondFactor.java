package io.quittance.tenant.secondfactor;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;

/** Makes a secret for the caller's authenticator app. It protects nothing before {@link EnableSecondFactor} has seen a first code. */
@ApplicationScoped
class EnrolSecondFactor {
    private final Transactions transactions;
    private final Users users;
    private final SecondFactors factors;
    private final SecureRandom random = new SecureRandom();

    EnrolSecondFactor(Transactions transactions, Users users, SecondFactors factors) {
        this.transactions = transactions;
        this.users = users;
        this.factors = factors;
    }

    Uni<EnrolmentView> enrol() {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        return transactions.tenant(() -> users.require(caller)
                .call(user -> factors.enrol(caller, secret).invoke(kept -> {
                    if (!kept) {
                        throw new DomainException(
                                ErrorCode.SECOND_FACTOR_ENABLED,
                                "Disable your second factor before you set up another.");
                    }
                }))
                .map(user -> EnrolmentView.of(user.email(), secret)));
    }
}
