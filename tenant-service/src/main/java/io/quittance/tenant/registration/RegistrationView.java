package io.quittance.tenant.registration;

import io.quittance.tenant.apikey.ShownApiKey;
import io.quittance.tenant.company.TenantView;
import io.quittance.tenant.user.UserView;
import java.util.List;

/**
 * The answer to a registration.
 *
 * @param user the owner
 * @param apiKeys a secret and a publishable key for each mode, shown this once
 */
record RegistrationView(TenantView tenant, UserView user, List<ShownApiKey> apiKeys) {}
