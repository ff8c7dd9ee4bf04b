package io.quittance.gateway.apikey;

import java.time.Instant;

/** When a key was let in last. */
public record KeyUse(String keyId, Instant usedAt) {}
