package io.quittance.gateway.address;

import java.util.List;

/** Addresses that begin with the same bits: {@code 203.0.113.0/24}, {@code 2001:db8::/32}, or a single one. */
public final class AddressRange {
    private static final int BITS = 128;
    private static final int HALF = 64;
    private static final int IPV4_AT = 96;

    private final IpAddress first;
    private final long highMask;
    private final long lowMask;

    private AddressRange(IpAddress first, int prefix) {
        this.highMask = mask(Math.min(prefix, HALF));
        this.lowMask = mask(Math.max(prefix - HALF, 0));
        this.first = new IpAddress(first.high() & highMask, first.low() & lowMask);
    }

    /** @throws IllegalArgumentException if it is no address, or its prefix no number that fits */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        IpAddress address = IpAddress.parse(literal)
                .orElseThrow(() -> new IllegalArgumentException("not a range of addresses: " + text));
        boolean shortForm = literal.indexOf(':') < 0;
        int prefix = slash < 0 ? BITS : prefix(text, slash) + (shortForm ? IPV4_AT : 0);
        if (prefix > BITS) {
            throw new IllegalArgumentException("not a range of addresses: " + text);
        }
        return new AddressRange(address, prefix);
    }

    public boolean contains(IpAddress address) {
        return (address.high() & highMask) == first.high() && (address.low() & lowMask) == first.low();
    }

    /** Whether any of some ranges contains an address. */
    public static boolean anyContains(List<AddressRange> ranges, IpAddress address) {
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(address)) {
                return true;
            }
        }
        return false;
    }

    private static int prefix(String text, int slash) {
        String digits = text.substring(slash + 1);
        if (!digits.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException("not a range of addresses: " + text);
        }
        return Integer.parseInt(digits);
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << HALF - bits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressRange range
                && first.equals(range.first)
                && highMask == range.highMask
                && lowMask == range.lowMask;
    }

    @Override
    public int hashCode() {
        return first.hashCode() * 31 + Long.hashCode(highMask ^ lowMask);
    }

    @Override
    public String toString() {
        return first + "/" + (Long.bitCount(highMask) + Long.bitCount(lowMask));
    }
}
