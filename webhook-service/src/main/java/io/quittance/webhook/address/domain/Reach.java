package io.quittance.webhook.address.domain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Where an IP address leads. Tenants choose the addresses that we connect to, from inside our network: what is not plainly
 * the public internet is not theirs to reach (server-side request forgery).
 */
public enum Reach {
    PUBLIC,
    /** This machine or a private network: a developer's receiver. Reachable only where the operator allows it. */
    LOCAL,
    /** Never a receiver: metadata services, shared and reserved ranges, multicast, tunnels. */
    FORBIDDEN;

    private static final int V4_LENGTH = 4;

    private static final List<Range> RANGES = List.of(
            new Range("10.0.0.0", 8, LOCAL),
            new Range("127.0.0.0", 8, LOCAL),
            new Range("172.16.0.0", 12, LOCAL),
            new Range("192.168.0.0", 16, LOCAL),
            new Range("0.0.0.0", 8, FORBIDDEN), // this network; connects to this machine on Linux
            new Range("100.64.0.0", 10, FORBIDDEN), // carrier-grade NAT
            new Range("169.254.0.0", 16, FORBIDDEN), // link-local: the metadata service of every cloud
            new Range("192.0.0.0", 24, FORBIDDEN), // protocol assignments
            new Range("192.0.2.0", 24, FORBIDDEN), // documentation
            new Range("192.88.99.0", 24, FORBIDDEN), // 6to4 relays
            new Range("198.18.0.0", 15, FORBIDDEN), // benchmarks
            new Range("198.51.100.0", 24, FORBIDDEN), // documentation
            new Range("203.0.113.0", 24, FORBIDDEN), // documentation
            new Range("224.0.0.0", 4, FORBIDDEN), // multicast
            new Range("240.0.0.0", 4, FORBIDDEN), // reserved, and broadcast at its end
            new Range("::1", 128, LOCAL),
            new Range("fc00::", 7, LOCAL), // unique local
            new Range("::", 128, FORBIDDEN), // unspecified; connects to this machine on Linux
            new Range("64:ff9b::", 96, FORBIDDEN), // NAT64
            new Range("64:ff9b:1::", 48, FORBIDDEN), // NAT64 of a site
            new Range("100::", 64, FORBIDDEN), // discard
            new Range("2001::", 32, FORBIDDEN), // Teredo: hides an IPv4 address
            new Range("2001:db8::", 32, FORBIDDEN), // documentation
            new Range("3fff::", 20, FORBIDDEN), // documentation
            new Range("5f00::", 16, FORBIDDEN), // segment routing
            new Range("fe80::", 10, FORBIDDEN), // link-local
            new Range("fec0::", 10, FORBIDDEN), // site-local
            new Range("ff00::", 8, FORBIDDEN)); // multicast

    /** IPv6 addresses that carry an IPv4 address reach what that one reaches. */
    private static final List<Carrier> CARRIERS = List.of(
            new Carrier("::ffff:0:0:0", 96, 12), // translated
            new Carrier("2002::", 16, 2), // 6to4
            new Carrier("::", 96, 12)); // compatible

    public static Reach of(InetAddress address) {
        return of(address.getAddress());
    }

    /**
     * Where an address leads.
     *
     * @param address 4 or 16 bytes, as on the network
     */
    public static Reach of(byte[] address) {
        byte[] plain = unmapped(address);
        for (Range range : RANGES) {
            if (range.contains(plain)) {
                return range.reach();
            }
        }
        for (Carrier carrier : CARRIERS) {
            if (carrier.carries(plain)) {
                return of(carrier.carried(plain));
            }
        }
        return PUBLIC;
    }

    // ::ffff:a.b.c.d is a.b.c.d in another spelling.
    private static byte[] unmapped(byte[] address) {
        if (address.length == V4_LENGTH) {
            return address;
        }
        boolean mapped = address[10] == -1 && address[11] == -1;
        for (int i = 0; mapped && i < 10; i++) {
            mapped = address[i] == 0;
        }
        return mapped ? Arrays.copyOfRange(address, 12, 16) : address;
    }

    private static byte[] bytes(String literal) {
        try {
            return InetAddress.getByName(literal).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    private static boolean samePrefix(byte[] a, byte[] b, int bits) {
        if (a.length != b.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((a[bit / 8] & mask) != (b[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private record Range(byte[] network, int bits, Reach reach) {
        Range(String network, int bits, Reach reach) {
            this(bytes(network), bits, reach);
        }

        boolean contains(byte[] address) {
            return samePrefix(network, address, bits);
        }
    }

    private record Carrier(byte[] network, int bits, int offset) {
        Carrier(String network, int bits, int offset) {
            this(bytes(network), bits, offset);
        }

        boolean carries(byte[] address) {
            return samePrefix(network, address, bits);
        }

        byte[] carried(byte[] address) {
            return Arrays.copyOfRange(address, offset, offset + V4_LENGTH);
        }
    }
}
