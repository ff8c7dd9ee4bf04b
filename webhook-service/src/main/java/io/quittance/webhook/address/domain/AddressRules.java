package io.quittance.webhook.address.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;

/**
 * Where we deliver to. Asked when an endpoint is saved, so that a tenant hears of a mistake at once, and again when we send,
 * because a name may have another address by then.
 *
 * @param localAllowed for development only: plain http, any port, this machine and private networks
 * @param furtherPorts ports that the operator allows besides 443 and 8443 (and 80 in test mode)
 */
public record AddressRules(boolean localAllowed, Set<Integer> furtherPorts) {
    private static final int HTTP = 80;
    private static final Set<Integer> HTTPS = Set.of(443, 8443);

    /** Refuses a URL by what it says itself: scheme, port, an address written out. */
    public void check(WebhookUrl url, boolean livemode) {
        if (!localAllowed && livemode && !url.secure()) {
            throw refused("In live mode the URL must start with https://.");
        }
        if (!localAllowed && !isAllowedPort(url)) {
            throw refused("Port " + url.port() + " is not allowed; use 443 or 8443.");
        }
        if (!localAllowed && isThisMachine(url.host())) {
            throw refused("The URL leads to a private or reserved address.");
        }
        url.literal().ifPresent(address -> choose(List.of(address)));
    }

    /** The address to connect to. One bad answer condemns the name: the next look-up might pick it. */
    public InetAddress choose(List<InetAddress> answers) {
        if (answers.isEmpty() || !answers.stream().allMatch(this::permits)) {
            throw refused("The URL leads to a private or reserved address.");
        }
        return answers.get(0);
    }

    private boolean permits(InetAddress address) {
        Reach reach = Reach.of(address);
        return reach == Reach.PUBLIC || (reach == Reach.LOCAL && localAllowed);
    }

    private boolean isAllowedPort(WebhookUrl url) {
        return HTTPS.contains(url.port()) || furtherPorts.contains(url.port()) || (!url.secure() && url.port() == HTTP);
    }

    private static boolean isThisMachine(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return name.equals("localhost") || name.endsWith(".localhost");
    }

    private static DomainException refused(String detail) {
        return new DomainException(ErrorCode.WEBHOOK_URL_REFUSED, detail, "url");
    }
}
