package io.quittance.tenant.people;

import io.quittance.kernel.UserId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.session.EndSessions;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Gives a person another role. Their sessions end, because access tokens name the old one. */
@ApplicationScoped
class ChangeRole {
    private final Transactions transactions;
    private final PeopleRules rules;
    private final Users users;
    private final EndSessions endSessions;
    private final AuditLog audit;

    ChangeRole(Transactions transactions, PeopleRules rules, Users users, EndSessions endSessions, AuditLog audit) {
        this.transactions = transactions;
        this.rules = rules;
        this.users = users;
        this.endSessions = endSessions;
        this.audit = audit;
    }

    Uni<User> change(UserId id, Role to) {
        return transactions.tenant(() -> rules.lockTenant()
                .chain(() -> users.lock(id))
                .call(user -> rules.callersRole().invoke(caller -> {
                    rules.requireMayGive(caller, Role.of(user.role()), "id");
                    rules.requireMayGive(caller, to, "role");
                }))
                .call(user -> Role.of(user.role()) == to ? Uni.createFrom().voidItem() : change(user, to)));
    }

    private Uni<Void> change(User user, Role to) {
        String from = user.role();
        return rules.requireAnotherOwner(user)
                .invoke(() -> user.changeRole(to))
                .chain(() -> endSessions.of(user.userId()))
                .chain(() -> audit.add(
                        "user.role_changed",
                        user.userId().toString(),
                        Map.of("role", from),
                        Map.of("role", to.text())));
    }
}
