package io.quittance.payment.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.caller.CallerHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The service that owns the customers, asked on behalf of the caller. */
@ApplicationScoped
class CustomerSource {
    // 401 and 403 answer a publishable key, which may not read customers: what it may not see is not there for it.
    private static final Set<Integer> NOT_THERE = Set.of(401, 403, 404);

    private final CustomerApi api;
    private final CallerHeaders caller;

    CustomerSource(@RestClient CustomerApi api, CallerHeaders caller) {
        this.api = api;
        this.caller = caller;
    }

    /**
     * Completes if the customer exists.
     *
     * @throws DomainException {@link ErrorCode#CUSTOMER_NOT_FOUND}; {@link ErrorCode#SERVICE_UNAVAILABLE} if nobody can tell
     */
    Uni<Void> require(CustomerId id) {
        return api.customer(id.toString(), caller.authorization(), caller.requestId())
                .onFailure()
                .transform(failure -> refusal(id, failure));
    }

    private static DomainException refusal(CustomerId id, Throwable failure) {
        if (failure instanceof WebApplicationException answer
                && NOT_THERE.contains(answer.getResponse().getStatus())) {
            return KnownCustomers.notFound(id);
        }
        return new DomainException(
                ErrorCode.SERVICE_UNAVAILABLE, "The customer cannot be looked up now; try again in a moment.");
    }
}
