package io.quittance.tenant.user;

import io.quittance.kernel.UserId;

/**
 * A person on the wire.
 *
 * @param object always {@code user}
 * @param name null if not told
 * @param role {@code owner}, {@code admin} or {@code developer}
 */
public record UserView(UserId id, String object, String email, String name, String role) {

    public static UserView of(User user) {
        return new UserView(user.userId(), "user", user.email(), user.name(), user.role());
    }
}
