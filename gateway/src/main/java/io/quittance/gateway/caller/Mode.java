package io.quittance.gateway.caller;

import java.util.Locale;
import java.util.Optional;

/** Test data and live data never meet: every caller is in one of these. */
public enum Mode {
    LIVE,
    TEST;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** {@code live} or {@code test}, exactly; empty for anything else. */
    public static Optional<Mode> of(String text) {
        return switch (text) {
            case "live" -> Optional.of(LIVE);
            case "test" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
