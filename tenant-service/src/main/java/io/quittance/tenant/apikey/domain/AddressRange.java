package io.quittance.tenant.apikey.domain;

import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses that share their first bits, in CIDR notation: {@code 203.0.113.0/24}, {@code 2001:db8::/32}. Read from text alone:
 * no name is ever looked up. Written in one way only, whatever way it came: bits beyond the prefix zero, IPv6 as RFC 5952 has it, and
 * IPv4 in an IPv6 coat as IPv4, which is how the edge sees such a client.
 */
public final class AddressRange {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_GROUPS = 8;
    private static final int COAT_BITS = 96;
    private static final byte[] COAT = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] address;
    private final int bits;

    private AddressRange(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** The range that a text describes, one address without a prefix among them; empty if it describes none. */
    public static Optional<AddressRange> of(String text) {
        int slash = text.indexOf('/');
        byte[] address = address(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int bitsMax = address.length * Byte.SIZE;
        int bits = slash < 0 ? bitsMax : number(text.substring(slash + 1), bitsMax);
        return bits < 0 ? Optional.empty() : Optional.of(plain(address, bits));
    }

    private static AddressRange plain(byte[] address, int bits) {
        if (address.length > IPV4_BYTES
                && bits >= COAT_BITS
                && Arrays.equals(address, 0, COAT.length, COAT, 0, COAT.length)) {
            return plain(Arrays.copyOfRange(address, COAT.length, address.length), bits - COAT_BITS);
        }
        byte[] network = address.clone();
        for (int bit = bits; bit < network.length * Byte.SIZE; bit++) {
            network[bit / Byte.SIZE] &= (byte) ~(0x80 >> (bit % Byte.SIZE));
        }
        return new AddressRange(network, bits);
    }

    private static byte[] address(String text) {
        return text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    }

    private static byte[] ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != IPV4_BYTES) {
            return null;
        }
        byte[] address = new byte[IPV4_BYTES];
        for (int i = 0; i < IPV4_BYTES; i++) {
            int part = number(parts[i], 255);
            if (part < 0) {
                return null;
            }
            address[i] = (byte) part;
        }
        return address;
    }

    private static byte[] ipv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] groups = groups(text);
            return groups == null || groups.length != IPV6_GROUPS ? null : bytes(groups, new int[0]);
        }
        int[] head = text.lastIndexOf('.', gap) < 0 ? groups(text.substring(0, gap)) : null;
        int[] tail = groups(text.substring(gap + 2));
        // A gap stands for one group at least.
        return head == null || tail == null || head.length + tail.length >= IPV6_GROUPS ? null : bytes(head, tail);
    }

    // An IPv4 address at the end is two groups; before a gap there is no end.
    private static int[] groups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        byte[] ipv4 = last.indexOf('.') < 0 ? null : ipv4(last);
        int[] groups = new int[ipv4 == null ? parts.length : parts.length + 1];
        for (int i = 0; i < (ipv4 == null ? parts.length : parts.length - 1); i++) {
            if (!parts[i].matches("[0-9a-fA-F]{1,4}")) {
                return null;
            }
            groups[i] = Integer.parseInt(parts[i], 16);
        }
        if (ipv4 != null) {
            groups[parts.length - 1] = (ipv4[0] & 0xFF) << Byte.SIZE | (ipv4[1] & 0xFF);
            groups[parts.length] = (ipv4[2] & 0xFF) << Byte.SIZE | (ipv4[3] & 0xFF);
        }
        return groups;
    }

    private static byte[] bytes(int[] head, int[] tail) {
        byte[] address = new byte[IPV6_GROUPS * 2];
        for (int i = 0; i < head.length; i++) {
            put(address, i, head[i]);
        }
        for (int i = 0; i < tail.length; i++) {
            put(address, IPV6_GROUPS - tail.length + i, tail[i]);
        }
        return address;
    }

    private static void put(byte[] address, int group, int value) {
        address[2 * group] = (byte) (value >> Byte.SIZE);
        address[2 * group + 1] = (byte) value;
    }

    // No sign, no leading zero: 010 is eight to some and ten to others.
    private static int number(String text, int max) {
        if (!text.matches("0|[1-9][0-9]{0,2}")) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number > max ? -1 : number;
    }

    /** In CIDR notation, a single address too: {@code 203.0.113.7/32}. */
    public String text() {
        return (address.length == IPV4_BYTES ? ipv4Text() : ipv6Text()) + "/" + bits;
    }

    private String ipv4Text() {
        return (address[0] & 0xFF) + "." + (address[1] & 0xFF) + "." + (address[2] & 0xFF) + "." + (address[3] & 0xFF);
    }

    // The longest run of zero groups is the gap, the first of several; a single group is none (RFC 5952, 4.2).
    private String ipv6Text() {
        int gapAt = -1;
        int gap = 1;
        for (int at = 0; at < IPV6_GROUPS; at++) {
            int run = 0;
            while (at + run < IPV6_GROUPS && group(at + run) == 0) {
                run++;
            }
            if (run > gap) {
                gapAt = at;
                gap = run;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < IPV6_GROUPS; at++) {
            if (at == gapAt) {
                text.append("::");
                at += gap - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(group(at)));
            }
        }
        return text.toString();
    }

    private int group(int at) {
        return (address[2 * at] & 0xFF) << Byte.SIZE | (address[2 * at + 1] & 0xFF);
    }

    @Override
    public String toString() {
        return text();
    }
}
