package io.quittance.gateway.upstream;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/** The addresses behind the names of hosts, as the system resolves them. A name that can't be resolved keeps what it had. */
public final class HostAddresses {
    private static final Logger LOG = Logger.getLogger(HostAddresses.class);

    private final Set<String> names;
    private final Lookup lookup;
    private volatile Map<String, List<String>> resolved = Map.of();

    /** @param hosts names to resolve; literal addresses among them are left alone */
    public HostAddresses(Set<String> hosts, Lookup lookup) {
        this.names = Set.copyOf(hosts.stream()
                .filter(host -> NetUtil.createByteArrayFromIpAddressString(host) == null)
                .toList());
        this.lookup = lookup;
    }

    /** What the system says, in the system's time: not for an event loop. */
    public static InetAddress[] ofSystem(String host) throws UnknownHostException {
        return InetAddress.getAllByName(host);
    }

    public boolean isNeeded() {
        return !names.isEmpty();
    }

    /** By name; the same map until something changes. */
    public Map<String, List<String>> resolved() {
        return resolved;
    }

    /** Asks for all names. Blocks. */
    public void resolve() {
        Map<String, List<String>> found = new HashMap<>(resolved);
        for (String name : names) {
            try {
                found.put(name, ofOneFamily(lookup.resolve(name)));
            } catch (UnknownHostException e) {
                LOG.warnf("The host %s cannot be resolved", name);
            }
        }
        if (!found.equals(resolved)) {
            resolved = Map.copyOf(found);
        }
    }

    /** IPv4 if there is any: a name with both is one host twice, which often listens on one of them only. */
    private static List<String> ofOneFamily(InetAddress... addresses) {
        boolean ipv4 = Arrays.stream(addresses).anyMatch(Inet4Address.class::isInstance);
        return Arrays.stream(addresses)
                .filter(address -> address instanceof Inet4Address == ipv4)
                .map(InetAddress::getHostAddress)
                .distinct()
                .sorted()
                .toList();
    }

    /** How a name is resolved. */
    @FunctionalInterface
    public interface Lookup {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }
}
