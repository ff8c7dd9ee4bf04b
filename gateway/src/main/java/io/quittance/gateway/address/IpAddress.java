package io.quittance.gateway.address;

import io.netty.util.NetUtil;
import java.nio.ByteBuffer;
import java.util.Optional;

/** An IP address. IPv4 and IPv4-mapped IPv6 are the same address here, or one spelling would pass where the other is refused. */
public record IpAddress(long high, long low) {
    private static final int IPV4_BYTES = 4;
    private static final long MAPPED = 0xffffL << 32;
    private static final long IPV4_MASK = 0xffff_ffffL;

    /** @return empty if the text is not an address literal; nothing is ever resolved */
    public static Optional<IpAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return Optional.of(
                bytes.length == IPV4_BYTES
                        ? new IpAddress(0, MAPPED | buffer.getInt() & IPV4_MASK)
                        : new IpAddress(buffer.getLong(), buffer.getLong()));
    }

    public boolean isIpv4() {
        return high == 0 && (low & ~IPV4_MASK) == MAPPED;
    }

    /** What it counts as where attempts are counted: one household has a whole IPv6 /64 to send from, so that is one. */
    public IpAddress network() {
        return isIpv4() ? this : new IpAddress(high, 0);
    }

    /** The canonical literal (RFC 5952), IPv4 as such. */
    @Override
    public String toString() {
        byte[] bytes = isIpv4()
                ? ByteBuffer.allocate(IPV4_BYTES).putInt((int) low).array()
                : ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
        return NetUtil.bytesToIpAddress(bytes);
    }
}
