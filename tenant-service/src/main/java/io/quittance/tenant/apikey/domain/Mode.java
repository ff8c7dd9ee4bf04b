package io.quittance.tenant.apikey.domain;

import java.util.Locale;

/** Test data and live data never meet; a key opens one of them. */
public enum Mode {
    LIVE,
    TEST;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The mode that is spelled so: {@code live}, {@code test}. */
    public static Mode of(String spelled) {
        return valueOf(spelled.toUpperCase(Locale.ROOT));
    }

    public static Mode of(boolean livemode) {
        return livemode ? LIVE : TEST;
    }

    public boolean isLive() {
        return this == LIVE;
    }

    public String text() {
        return text;
    }
}
