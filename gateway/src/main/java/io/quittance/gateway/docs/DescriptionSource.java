package io.quittance.gateway.docs;

import io.quittance.gateway.route.Service;
import java.util.concurrent.CompletionStage;

/** Where the services' own descriptions are fetched. */
@FunctionalInterface
public interface DescriptionSource {
    /** An OpenAPI document in JSON. Fails if the service can't say now. */
    CompletionStage<String> describe(Service service);
}
