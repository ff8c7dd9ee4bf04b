package io.quittance.tenant.pepper;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Keyed hashes for tests that need no service around them. */
public final class Peppered {
    private Peppered() {}

    public static KeyedHash with(String text) {
        byte[] pepper = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 32);
        return new KeyedHash(() -> Optional.of(Base64.getEncoder().encodeToString(pepper)));
    }
}
