package io.quittance.gateway.person;

import java.util.concurrent.CompletionStage;

/** Where the public keys of people's access tokens are fetched. */
@FunctionalInterface
public interface SigningKeySource {
    /** A JSON Web Key Set (RFC 7517). Fails if nobody can say now. */
    CompletionStage<String> signingKeys();
}
