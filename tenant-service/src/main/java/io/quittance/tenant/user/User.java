package io.quittance.tenant.user;

import io.quittance.kernel.UserId;
import io.quittance.tenant.fence.TenantWide;
import io.quittance.tenant.user.domain.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;

/** A person of a tenant. */
@Entity
@DynamicUpdate // who writes one thing must not write back another that was read before the row was locked
@Table(name = "user_account")
public class User extends TenantWide {
    private String email;
    private String name;
    private String role;
    private String passwordHash;
    private Instant emailVerifiedAt;

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

    public String email() {
        return email;
    }

    /** Null if not told. */
    public String name() {
        return name;
    }

    /** Null until a ticket that was mailed to the address came back. */
    public Instant emailVerifiedAt() {
        return emailVerifiedAt;
    }

    public void changeRole(Role to) {
        role = to.text();
    }

    /** @param hash in the PHC string format, {@code $argon2id$…} */
    public void changePassword(String hash) {
        passwordHash = hash;
    }

    /** Says that the address is theirs; false if that was known before. */
    public boolean verifyEmail(Instant now) {
        if (emailVerifiedAt != null) {
            return false;
        }
        emailVerifiedAt = now;
        return true;
    }
}
