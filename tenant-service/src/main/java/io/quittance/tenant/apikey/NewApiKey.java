package io.quittance.tenant.apikey;

import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;

/**
 * A key to be made.
 *
 * @param name what its owner calls it, or null
 */
public record NewApiKey(ApiKeyType type, Mode mode, String name) {}
