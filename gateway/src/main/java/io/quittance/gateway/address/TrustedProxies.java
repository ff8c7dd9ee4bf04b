package io.quittance.gateway.address;

import io.quittance.gateway.GatewayConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The proxies in front of the edge, and what is believed of them: who the client is, and whether it spoke TLS. The chain is read from
 * its near end and only as long as each hop is one of ours, for everything before that may have been written by the client.
 */
public final class TrustedProxies {
    private final List<AddressRange> ranges;
    private final ProxyHeader header;

    /** @throws IllegalArgumentException if a range is none */
    public TrustedProxies(GatewayConfig.Proxies config) {
        this.ranges = config.trusted().orElse(List.of()).stream()
                .map(AddressRange::parse)
                .toList();
        this.header = config.header();
    }

    public ProxyHeader header() {
        return header;
    }

    public boolean trusts(IpAddress peer) {
        return !ranges.isEmpty() && AddressRange.anyContains(ranges, peer);
    }

    /**
     * Where a request began that one of these handed over.
     *
     * @param peer who handed it over
     * @param chain the values of {@code Forwarded} or of {@code X-Forwarded-For}, in order
     * @param schemes the values of {@code X-Forwarded-Proto}, in order; not used with {@code Forwarded}
     */
    public Origin origin(IpAddress peer, List<String> chain, List<String> schemes) {
        List<Hop> hops = header == ProxyHeader.FORWARDED ? forwarded(chain) : forwardedFor(chain, schemes);
        IpAddress client = peer;
        String scheme = null;
        for (int i = hops.size() - 1; i >= 0; i--) {
            Hop hop = hops.get(i);
            if (hop.scheme() != null) {
                scheme = hop.scheme();
            }
            if (hop.address().isEmpty()) {
                break; // a name that hides an address: nobody vouches for what stands before it
            }
            client = hop.address().get();
            if (!trusts(client)) {
                break;
            }
        }
        return new Origin(client, "http".equals(scheme));
    }

    private static List<Hop> forwardedFor(List<String> chain, List<String> schemes) {
        List<String> addresses = elements(chain);
        List<String> said = elements(schemes);
        List<Hop> hops = new ArrayList<>(addresses.size() + 1);
        for (int i = 0; i < addresses.size(); i++) {
            // One scheme per hop, or only one for all.
            String scheme = said.size() == addresses.size() ? said.get(i) : null;
            hops.add(new Hop(address(addresses.get(i)), lower(scheme)));
        }
        boolean unmatched = said.size() != addresses.size() && !said.isEmpty();
        if (unmatched) {
            String last = lower(said.get(said.size() - 1));
            hops.replaceAll(hop -> new Hop(hop.address(), last));
            if (hops.isEmpty()) {
                hops.add(new Hop(Optional.empty(), last));
            }
        }
        return hops;
    }

    private static List<Hop> forwarded(List<String> chain) {
        List<Hop> hops = new ArrayList<>();
        for (String element : elements(chain)) {
            Optional<IpAddress> address = Optional.empty();
            String scheme = null;
            for (String pair : split(element, ';')) {
                int equals = pair.indexOf('=');
                if (equals < 0) {
                    continue;
                }
                String name = pair.substring(0, equals).trim();
                String value = unquote(pair.substring(equals + 1).trim());
                if (name.equalsIgnoreCase("for")) {
                    address = address(value);
                } else if (name.equalsIgnoreCase("proto")) {
                    scheme = lower(value);
                }
            }
            hops.add(new Hop(address, scheme));
        }
        return hops;
    }

    private static List<String> elements(List<String> values) {
        List<String> elements = new ArrayList<>(values.size());
        for (String value : values) {
            elements.addAll(split(value, ','));
        }
        return elements;
    }

    /** Splits where a separator stands outside of quotes; leaves out what is empty. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(2);
        boolean quoted = false;
        int from = 0;
        for (int at = 0; at <= text.length(); at++) {
            boolean end = at == text.length();
            if (!end && text.charAt(at) == '"') {
                quoted = !quoted;
            }
            if (end || !quoted && text.charAt(at) == separator) {
                String part = text.substring(from, at).trim();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = at + 1;
            }
        }
        return parts;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** An address as proxies write it: with or without port, IPv6 with or without brackets. */
    private static Optional<IpAddress> address(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : IpAddress.parse(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean withPort = colon >= 0 && colon == text.lastIndexOf(':');
        return IpAddress.parse(withPort ? text.substring(0, colon) : text);
    }

    private static String lower(String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private record Hop(Optional<IpAddress> address, String scheme) {}

    /**
     * Where a request began.
     *
     * @param isPlain whether a proxy says that the client spoke HTTP without TLS
     */
    public record Origin(IpAddress client, boolean isPlain) {}
}
