package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;

/** That a key was good for something, told by the gateway. */
record KeyUse(@NotNull ApiKeyId keyId, @NotNull Instant usedAt) {}
