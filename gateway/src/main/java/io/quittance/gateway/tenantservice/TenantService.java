package io.quittance.gateway.tenantservice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.apikey.ApiKeyRecord;
import io.quittance.gateway.apikey.ApiKeySource;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHash;
import io.quittance.gateway.caller.InternalTokens;
import io.quittance.gateway.person.SigningKeySource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the edge asks the tenant-service: keys by their hash, and the public keys of people's tokens. Each question goes to the
 * replicas in turn until one answers.
 */
public final class TenantService implements ApiKeySource, SigningKeySource {
    private static final int CONNECTIONS_MAX = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient client;
    private final List<URI> addresses;
    private final long timeoutMillis;
    private final InternalTokens tokens;
    private final Caller gateway = InternalTokens.gateway();
    private final AtomicInteger turn = new AtomicInteger();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public TenantService(Vertx vertx, GatewayConfig config, InternalTokens tokens) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setTracingPolicy(TracingPolicy.IGNORE)
                        .setConnectTimeout((int) config.timeout().connect().toMillis())
                        .setKeepAliveTimeout(
                                (int) config.connections().keepAlive().toSeconds()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
        this.addresses = config.upstream().tenant();
        this.timeoutMillis = config.keys().lookupTimeout().toMillis();
        this.tokens = tokens;
    }

    @Override
    public CompletionStage<Optional<ApiKeyRecord>> find(CredentialHash hash) {
        return ask("/internal/keys/" + hash.hex())
                .map(body -> body.map(this::parseKey))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<String> signingKeys() {
        return ask("/api/v1/auth/jwks.json")
                .map(body -> body.map(Buffer::toString)
                        .orElseThrow(() -> new IllegalStateException("the tenant-service has no JWKS")))
                .toCompletionStage();
    }

    private ApiKeyRecord parseKey(Buffer body) {
        try {
            return json.readValue(body.toString(), ApiKeyRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the tenant-service described a key in an unknown way", e);
        }
    }

    private Future<Optional<Buffer>> ask(String path) {
        return ask(path, Math.floorMod(turn.getAndIncrement(), addresses.size()), addresses.size());
    }

    private Future<Optional<Buffer>> ask(String path, int at, int attemptsLeft) {
        Future<Optional<Buffer>> answer = askOne(path, addresses.get(at));
        return attemptsLeft == 1
                ? answer
                : answer.recover(failure -> ask(path, (at + 1) % addresses.size(), attemptsLeft - 1));
    }

    private Future<Optional<Buffer>> askOne(String path, URI address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(path)
                .setTimeout(timeoutMillis)
                .putHeader("Authorization", tokens.authorization(gateway));
        return client.request(options).compose(request -> request.send()).compose(response -> {
            if (response.statusCode() == OK) {
                return response.body().map(Optional::of);
            }
            if (response.statusCode() == NOT_FOUND) {
                return response.end().map(done -> Optional.empty());
            }
            return response.end()
                    .compose(done -> Future.failedFuture("the tenant-service answered " + response.statusCode()));
        });
    }
}
