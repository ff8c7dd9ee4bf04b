package io.quittance.tenant.ticket;

import io.quittance.kernel.TenantId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a link in a mail bears: the base64url of tenant, id and 256 secret bits. Tenant and id let it be looked up within one tenant;
 * whether it is good, only its hash tells.
 */
public record Ticket(TenantId tenantId, UUID id, String text) {
    /** Characters of every ticket. */
    public static final int LENGTH = 86;

    private static final int SECRET_BYTES = 32;
    private static final int BYTES = 16 + 16 + SECRET_BYTES;

    public static Ticket generate(TenantId tenant, UUID id, SecureRandom random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(tenant.value().getMostSignificantBits())
                .putLong(tenant.value().getLeastSignificantBits())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret)
                .array();
        return new Ticket(tenant, id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Empty if it has not the form of one. */
    public static Optional<Ticket> read(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            TenantId tenant = new TenantId(new UUID(bytes.getLong(), bytes.getLong()));
            return Optional.of(new Ticket(tenant, new UUID(bytes.getLong(), bytes.getLong()), text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Not the ticket: this may end up in a log. */
    @Override
    public String toString() {
        return "ticket " + id;
    }
}
