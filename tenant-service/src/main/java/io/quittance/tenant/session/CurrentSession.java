package io.quittance.tenant.session;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SessionId;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The session in which the request under way was sent: the edge passes on the {@code sid} of the access token. */
@ApplicationScoped
public class CurrentSession {
    private final JsonWebToken token;

    CurrentSession(JsonWebToken token) {
        this.token = token;
    }

    /** Null if the caller is in none. */
    public SessionId find() {
        String id = token.getClaim("sid");
        return id == null ? null : SessionId.fromString(id);
    }

    public SessionId require() {
        SessionId id = find();
        if (id == null) {
            throw new DomainException(ErrorCode.TOKEN_INVALID, "The access token names no session. Log in again.");
        }
        return id;
    }
}
