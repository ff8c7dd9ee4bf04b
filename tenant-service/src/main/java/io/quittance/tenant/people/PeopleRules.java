package io.quittance.tenant.people;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What must hold whoever manages people, whatever they do at the same moment. */
@ApplicationScoped
public class PeopleRules {
    private final Tenants tenants;
    private final Users users;

    PeopleRules(Tenants tenants, Users users) {
        this.tenants = tenants;
        this.users = users;
    }

    /** Two owners who remove each other do so one after the other. Comes before every other lock. */
    public Uni<Void> lockTenant() {
        return tenants.lockCurrent().replaceWithVoid();
    }

    /** The caller's role as it is now, with the tenant locked: the token may tell what was. */
    public Uni<Role> callersRole() {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return users.find(caller).map(user -> {
            if (user == null) {
                throw new DomainException(ErrorCode.PERMISSION_DENIED, "The caller does not belong to this tenant.");
            }
            return Role.of(user.role());
        });
    }

    /** Refuses what is above the caller. */
    public void requireMayGive(Role caller, Role role, String param) {
        if (!caller.mayGive(role)) {
            throw new DomainException(
                    ErrorCode.PERMISSION_DENIED,
                    "The role " + caller.text() + " may not deal with " + role.text() + "s.",
                    param);
        }
    }

    /** Refuses to lose the last owner. */
    Uni<Void> requireAnotherOwner(User user) {
        return Role.of(user.role()) != Role.OWNER
                ? Uni.createFrom().voidItem()
                : users.countOwners()
                        .invoke(owners -> {
                            if (owners <= 1) {
                                throw new DomainException(ErrorCode.LAST_OWNER, "Make somebody else an owner first.");
                            }
                        })
                        .replaceWithVoid();
    }
}
