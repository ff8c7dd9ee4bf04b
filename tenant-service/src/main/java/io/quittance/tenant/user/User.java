package io.quittance.tenant.user;

import io.quittance.kernel.UserId;
import io.quittance.tenant.fence.TenantWide;
import io.quittance.tenant.user.domain.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A person of a tenant. */
@Entity
@Table(name = "user_account")
public class User extends TenantWide {
    private String email;
    private String name;
    private String role;
    private String passwordHash;

    protected User() {}

    /**
     * @param email as the person spells it
     * @param name null if not told
     * @param passwordHash in the PHC string format, {@code $argon2id$…}
     */
    public User(UserId id, String email, String name, Role role, String passwordHash, Instant now) {
        super(id.value(), now);
        this.email = email;
        this.name = name;
        this.role = role.text();
        this.passwordHash = passwordHash;
    }

    public UserId userId() {
        return new UserId(id());
    }

    public String role() {
        return role;
    }

    public String passwordHash() {
        return passwordHash;
    }

    String email() {
        return email;
    }

    String name() {
        return name;
    }
}
