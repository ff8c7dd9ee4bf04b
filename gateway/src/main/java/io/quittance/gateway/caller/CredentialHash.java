package io.quittance.gateway.caller;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * What the edge remembers instead of a credential: HMAC-SHA256 with the pepper, 32 bytes. Four longs rather than text, because every
 * request makes one.
 */
public record CredentialHash(long first, long second, long third, long fourth) {
    static CredentialHash of(byte[] digest) {
        ByteBuffer bytes = ByteBuffer.wrap(digest);
        return new CredentialHash(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** The lower-case hex text by which the tenant-service finds a key. */
    public String hex() {
        ByteBuffer bytes = ByteBuffer.allocate(4 * Long.BYTES);
        bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
        return HexFormat.of().formatHex(bytes.array());
    }

    // The bits are as good as random: mixing them again would be wasted.
    @Override
    public int hashCode() {
        return (int) first;
    }

    /** Says nothing of the credential, not even its hash: this may end up in a log. */
    @Override
    public String toString() {
        return "CredentialHash";
    }
}
