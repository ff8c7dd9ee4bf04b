package io.quittance.gateway.accesslog;

import io.quittance.gateway.apikey.ApiKeyText;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * A request as a line of JSON. Queries and headers are not in it; neither is a credential that somebody put into a path by mistake.
 */
final class AccessLine {
    private static final int PATH_LENGTH_MAX = 512;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private AccessLine() {}

    static void append(StringBuilder line, Access access) {
        line.append("{\"time\":\"").append(Instant.ofEpochMilli(access.atMillis()));
        text(line.append('"'), "method", access.method());
        text(line, "path", access.path() == null ? null : withoutSecrets(access.path()));
        text(line, "service", access.service());
        line.append(",\"status\":").append(access.status());
        line.append(",\"bytes\":").append(access.bytes());
        line.append(",\"duration_ms\":");
        millis(line, access.nanos());
        text(line, "request_id", access.requestId());
        text(line, "tenant_id", access.tenantId());
        text(line, "actor", access.actor());
        text(line, "mode", access.mode());
        text(line, "client_address", access.clientAddress());
        line.append(",\"log\":\"access\"}\n");
    }

    private static String withoutSecrets(String path) {
        String shortened = path.length() > PATH_LENGTH_MAX ? path.substring(0, PATH_LENGTH_MAX) + "…" : path;
        if (shortened.indexOf("k_") < 0 && shortened.indexOf("eyJ") < 0) {
            return shortened;
        }
        StringBuilder clean = new StringBuilder();
        for (String segment : shortened.split("/", -1)) {
            boolean secret = ApiKeyText.isApiKey(segment.toLowerCase(Locale.ROOT)) || segment.startsWith("eyJ");
            clean.append(clean.isEmpty() && segment.isEmpty() ? "" : "/").append(secret ? "***" : segment);
        }
        return clean.toString();
    }

    /** With three decimals. */
    private static void millis(StringBuilder line, long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        line.append(micros / 1_000).append('.');
        long rest = micros % 1_000;
        line.append((char) ('0' + rest / 100))
                .append((char) ('0' + rest / 10 % 10))
                .append((char) ('0' + rest % 10));
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":");
        if (value == null) {
            line.append("null");
            return;
        }
        line.append('"');
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '"' || character == '\\') {
                line.append('\\').append(character);
            } else if (character < ' ' || character == 0x7f) {
                line.append("\\u00").append(HEX[character >> 4]).append(HEX[character & 0xf]);
            } else {
                line.append(character);
            }
        }
        line.append('"');
    }
}
