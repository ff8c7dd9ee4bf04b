package io.quittance.tenant.session;

import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;
import io.quittance.tenant.pepper.KeyedHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and reads refresh tokens: {@code rt_} and the base64url of tenant, session, generation, 256 secret bits and a tag.
 *
 * <p>Tenant and session in the token let it be looked up within one tenant. The tag tells a token that we issued from one that was
 * made up: only the reuse of a genuine one may end its session, or whoever learns a session's id could end it. The secret of the
 * next token is the keyed hash of the one before: who presents the same token twice within the grace period gets the same answer
 * twice, although we keep no token.
 */
@ApplicationScoped
class RefreshTokens {
    private static final String PREFIX = "rt_";
    private static final int SECRET_BYTES = 32;
    private static final int TAG_BYTES = 16;
    private static final int SIGNED_BYTES = 16 + 16 + Integer.BYTES + SECRET_BYTES;
    private static final int BYTES = SIGNED_BYTES + TAG_BYTES;

    private final KeyedHash keyedHash;
    private final SecureRandom random = new SecureRandom();

    RefreshTokens(KeyedHash keyedHash) {
        this.keyedHash = keyedHash;
    }

    RefreshToken first(TenantId tenant, SessionId session) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return make(tenant, session, 0, secret);
    }

    /** The one that follows: always the same. */
    RefreshToken successor(RefreshToken token) {
        byte[] secret = keyedHash.of("refresh token after:" + token.text());
        return make(token.tenantId(), token.sessionId(), token.generation() + 1, secret);
    }

    /** Empty for anything that we did not issue. */
    Optional<RefreshToken> read(String text) {
        byte[] bytes = bytes(text);
        if (bytes.length != BYTES
                || !MessageDigest.isEqual(tag(bytes), Arrays.copyOfRange(bytes, SIGNED_BYTES, BYTES))) {
            return Optional.empty();
        }
        ByteBuffer parts = ByteBuffer.wrap(bytes);
        TenantId tenant = new TenantId(new UUID(parts.getLong(), parts.getLong()));
        SessionId session = new SessionId(new UUID(parts.getLong(), parts.getLong()));
        return Optional.of(new RefreshToken(tenant, session, parts.getInt(), text));
    }

    /** What is kept of it. */
    byte[] hash(RefreshToken token) {
        return keyedHash.of("refresh token:" + token.text());
    }

    private RefreshToken make(TenantId tenant, SessionId session, int generation, byte[] secret) {
        ByteBuffer parts = ByteBuffer.allocate(BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(session.value().getMostSignificantBits())
                .putLong(session.value().getLeastSignificantBits())
                .putInt(generation)
                .put(secret);
        parts.put(tag(parts.array()));
        String text = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(parts.array());
        return new RefreshToken(tenant, session, generation, text);
    }

    private byte[] tag(byte[] bytes) {
        String signed = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, SIGNED_BYTES));
        return Arrays.copyOf(keyedHash.of("refresh token tag:" + signed), TAG_BYTES);
    }

    private static byte[] bytes(String text) {
        try {
            return text.startsWith(PREFIX)
                    ? Base64.getUrlDecoder().decode(text.substring(PREFIX.length()))
                    : new byte[0];
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
