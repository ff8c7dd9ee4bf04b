package io.quittance.gateway.edge;

import io.quittance.gateway.apikey.ApiKeyText;
import io.quittance.gateway.apikey.ApiKeys;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHash;
import io.quittance.gateway.caller.CredentialHasher;
import io.quittance.gateway.caller.Mode;
import io.quittance.gateway.limit.Allowance;
import io.quittance.gateway.limit.RateLimits;
import io.quittance.gateway.person.AccessTokens;
import io.quittance.kernel.ErrorCode;
import io.vertx.core.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/**
 * Finds out who is calling, from the {@code Authorization} header and nothing else. A caller whom the edge knows is let in at once;
 * any other attempt is counted against the client's address before it costs us anything.
 */
final class Authentication {
    private static final Logger LOG = Logger.getLogger(Authentication.class);
    private static final String SCHEME = "Bearer ";
    private static final int CREDENTIAL_LENGTH_MAX = 4_096;

    private final ApiKeys apiKeys;
    private final AccessTokens accessTokens;
    private final RateLimits limits;
    private final CredentialHasher hasher;
    private final Admission admission;
    private final Clock clock;
    private final Context loop;
    private final BiConsumer<Exchange, Caller> admitted;

    /** @param admitted is told of each caller who is known, on the event loop; the others get their refusal here */
    Authentication(SharedParts parts, CredentialHasher hasher, Context loop, BiConsumer<Exchange, Caller> admitted) {
        this.apiKeys = parts.apiKeys();
        this.accessTokens = parts.accessTokens();
        this.limits = parts.limits();
        this.admission = new Admission(parts.revocations());
        this.clock = parts.clock();
        this.hasher = hasher;
        this.loop = loop;
        this.admitted = admitted;
    }

    void authenticate(Exchange exchange) {
        String header = exchange.request().headers().get(HeaderNames.AUTHORIZATION);
        if (header == null) {
            refuse(exchange, ErrorCode.AUTHENTICATION_REQUIRED, "Send an API key as Authorization: Bearer <key>.");
        } else if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            refuse(exchange, ErrorCode.AUTHENTICATION_REQUIRED, "Only Authorization: Bearer is accepted.");
        } else {
            String credential = header.substring(SCHEME.length()).trim();
            if (credential.length() > CREDENTIAL_LENGTH_MAX) {
                refuse(exchange, ErrorCode.TOKEN_INVALID, "This credential is too long to be one of ours.");
            } else if (ApiKeyText.isApiKey(credential)) {
                apiKey(exchange, credential);
            } else {
                accessToken(exchange, credential);
            }
        }
    }

    /** Counts an attempt against the client's address, once. */
    boolean mayTry(Exchange exchange) {
        if (exchange.isCounted()) {
            return true;
        }
        Allowance allowance = limits.take(exchange.client().client());
        exchange.limitedBy(allowance);
        if (!allowance.isGranted()) {
            exchange.refuse(ErrorCode.RATE_LIMITED, "Too many attempts from this address.");
        }
        return allowance.isGranted();
    }

    private void apiKey(Exchange exchange, String key) {
        CredentialHash hash = hasher.hash(key);
        Caller caller = apiKeys.known(hash);
        if (caller != null) {
            admit(exchange, caller);
        } else if (!ApiKeyText.isWellFormed(key)) {
            refuse(exchange, ErrorCode.API_KEY_INVALID, "This is not an API key of ours.");
        } else if (mayTry(exchange)) {
            settle(exchange, apiKeys.find(hash), ErrorCode.API_KEY_INVALID);
        }
    }

    private void accessToken(Exchange exchange, String token) {
        String wanted = exchange.request().headers().get(HeaderNames.QUITTANCE_MODE);
        Optional<Mode> mode = wanted == null ? Optional.of(Mode.TEST) : Mode.of(wanted);
        if (mode.isEmpty()) {
            exchange.refuse(ErrorCode.PARAMETER_INVALID, "The header Quittance-Mode says live or test.");
            return;
        }
        CredentialHash hash = hasher.hash(token);
        Caller caller = accessTokens.known(hash, mode.get());
        if (caller != null) {
            admit(exchange, caller);
        } else if (mayTry(exchange)) {
            settle(exchange, accessTokens.verify(token, hash, mode.get()), ErrorCode.TOKEN_INVALID);
        }
    }

    private void settle(Exchange exchange, CompletableFuture<Optional<Caller>> answer, ErrorCode otherwise) {
        if (answer.isDone()) {
            settled(exchange, answer, otherwise);
        } else {
            exchange.pause();
            var unused = answer.whenComplete((caller, failure) ->
                    loop.runOnContext(back -> exchange.guard(() -> settled(exchange, answer, otherwise))));
        }
    }

    private void settled(Exchange exchange, CompletableFuture<Optional<Caller>> answer, ErrorCode otherwise) {
        if (exchange.isAnswered()) {
            return;
        }
        Optional<Caller> caller = answer.exceptionally(failure -> {
                    LOG.warnf("%s: a credential could not be checked: %s", exchange.requestId(), failure);
                    exchange.refuse(ErrorCode.UPSTREAM_UNAVAILABLE, "Your credential cannot be checked at the moment.");
                    return Optional.empty();
                })
                .join();
        if (caller.isPresent()) {
            admit(exchange, caller.get());
        } else {
            exchange.refuse(otherwise, "This credential is not valid.");
        }
    }

    private void admit(Exchange exchange, Caller caller) {
        long now = clock.millis();
        exchange.sentBy(caller);
        Admission.Denial denial = admission.check(
                caller, exchange.client().client(), exchange.request().method(), exchange.path(), now);
        if (denial == null) {
            caller.used(now);
            admitted.accept(exchange, caller);
        } else {
            refuse(exchange, denial.code(), denial.detail());
        }
    }

    private void refuse(Exchange exchange, ErrorCode code, String detail) {
        if (mayTry(exchange)) {
            exchange.refuse(code, detail);
        }
    }
}
