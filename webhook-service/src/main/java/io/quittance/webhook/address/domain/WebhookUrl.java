package io.quittance.webhook.address.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tenant's URL, taken apart once and in one way: two parsers that disagree about the host are how forged requests slip
 * through. Whether we may connect to it, {@link AddressRules} say.
 *
 * @param secure https rather than http
 * @param host lower case; an IPv6 literal without its brackets
 * @param port the one given, else the scheme's
 * @param authority what the {@code Host} header says
 * @param target path and query
 * @param literal the address, if the host is one rather than a name
 */
public record WebhookUrl(
        boolean secure, String host, int port, String authority, String target, Optional<InetAddress> literal) {
    private static final int LENGTH_MAX = 2048;
    private static final int PORT_MAX = 65_535;
    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[!-~]+");
    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?\\.?");

    /** Reads a URL; refuses what is not one, or has parts that no webhook needs. */
    public static WebhookUrl parse(String text) {
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw invalid("The URL must start with https://.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw invalid("The URL must have neither a user nor a fragment.");
        }
        if (uri.getHost() == null) {
            throw invalid("The URL has no valid host.");
        }
        boolean secure = scheme.equals("https");
        String host = host(uri.getHost().toLowerCase(Locale.ROOT));
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new WebhookUrl(
                secure,
                host,
                port(uri, secure),
                (host.contains(":") ? "[" + host + "]" : host) + (uri.getPort() < 0 ? "" : ":" + uri.getPort()),
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery(),
                literal(host));
    }

    private static URI uri(String text) {
        if (text.length() > LENGTH_MAX || !PRINTABLE_ASCII.matcher(text).matches()) {
            throw invalid("The URL must have at most " + LENGTH_MAX
                    + " characters, all of them visible ASCII: write an international name in its xn-- form.");
        }
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw invalid("This is not a URL.");
        }
    }

    private static int port(URI uri, boolean secure) {
        if (uri.getPort() < 0) {
            return secure ? 443 : 80;
        }
        if (uri.getPort() == 0 || uri.getPort() > PORT_MAX) {
            throw invalid("The URL has no valid port.");
        }
        return uri.getPort();
    }

    private static String host(String host) {
        if (host.contains("%")) {
            throw invalid("An IPv6 address must not name a zone.");
        }
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        // A name ends in a letter's label. Whatever else ends in a number (2130706433, 0x7f000001, 127.1) is an address
        // in
        // disguise to some resolver.
        if (!DOTTED_QUAD.matcher(host).matches() && !NAME.matcher(host).matches()) {
            throw invalid("The URL has no valid host.");
        }
        return host;
    }

    private static Optional<InetAddress> literal(String host) {
        if (!host.contains(":") && !DOTTED_QUAD.matcher(host).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host)); // a literal: asks nobody
        } catch (UnknownHostException e) {
            throw invalid("The URL has no valid host.");
        }
    }

    private static DomainException invalid(String detail) {
        return new DomainException(ErrorCode.PARAMETER_INVALID, detail, "url");
    }
}
