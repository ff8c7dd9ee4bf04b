package io.quittance.tenant.user;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.tenant.fence.TenantWideRepository;
import io.quittance.tenant.user.domain.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The people of the tenant at work. */
@ApplicationScoped
public class Users implements TenantWideRepository<User> {

    /** The person; null if the tenant has no such person. */
    public Uni<User> find(UserId id) {
        return findById(id.value());
    }

    /** The person, whose role and password stay as they are until the transaction ends; null if the tenant has no such person. */
    public Uni<User> findShared(UserId id) {
        return findShared(id.value());
    }

    public Uni<User> require(UserId id) {
        return find(id).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The person, whom nobody else changes or lets in until the transaction ends. */
    public Uni<User> lock(UserId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    public Uni<Long> countOwners() {
        return count("role", Role.OWNER.text());
    }

    private static DomainException notFound(UserId id) {
        return new DomainException(ErrorCode.USER_NOT_FOUND, "There is no user " + id + ".");
    }
}
