package io.quittance.gateway.apikey;

import io.quittance.gateway.caller.CredentialHash;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Where API keys are looked up. */
@FunctionalInterface
public interface ApiKeySource {
    /** The key with this hash; empty if there is none. Fails if nobody can say now. */
    CompletionStage<Optional<ApiKeyRecord>> find(CredentialHash hash);
}
