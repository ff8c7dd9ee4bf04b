package io.quittance.tenant.user;

import io.quittance.kernel.UserId;
import java.time.Instant;

/**
 * A person on the wire.
 *
 * @param object always {@code user}
 * @param name null if not told
 * @param role {@code owner}, {@code admin} or {@code developer}
 * @param emailVerifiedAt null until the person has proven that the address is theirs
 */
public record UserView(UserId id, String object, String email, String name, String role, Instant emailVerifiedAt) {

    public static UserView of(User user) {
        return new UserView(user.userId(), "user", user.email(), user.name(), user.role(), user.emailVerifiedAt());
    }
}
