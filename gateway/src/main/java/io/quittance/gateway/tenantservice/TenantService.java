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
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the edge asks the tenant-service: keys by their hash, and the public keys of people's tokens. Each question goes to the
 * replicas in turn until one answers.
 */
public final class TenantService implements ApiKeySource, SigningKeySource {
    private static final int CONNECTIONS_MAX = 16;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final Context context;
    private final HttpClient client;
    private final List<URI> addresses;
    private final long attemptMillis;
    private final InternalTokens tokens;
    private final Caller gateway = InternalTokens.gateway();
    private final AtomicInteger turn = new AtomicInteger();
    private final ObjectMapper json = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public TenantService(Vertx vertx, GatewayConfig config, InternalTokens tokens) {
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setTracingPolicy(TracingPolicy.IGNORE)
                        .setConnectTimeout((int) config.timeout().connect().toMillis())
                        .setKeepAliveTimeout(
                                (int) config.connections().keepAlive().toSeconds()),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX));
        this.addresses = config.upstream().tenant();
        this.attemptMillis = Math.max(1, config.keys().lookupTimeout().toMillis() / addresses.size());
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
        String atHand = tokens.atHand(gateway);
        Future<String> authorization =
                atHand != null ? Future.succeededFuture(atHand) : Future.fromCompletionStage(tokens.make(gateway));
        Promise<Optional<Buffer>> answer = Promise.promise();
        authorization
                .onFailure(answer::fail)
                .onSuccess(token ->
                        // Anywhere else an answer could come and go before somebody listens to it.
                        context.runOnContext(onLoop -> ask(path, token).onComplete(answer)));
        return answer.future();
    }

    private Future<Optional<Buffer>> ask(String path, String authorization) {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        Future<Optional<Buffer>> answer = ask(path, authorization, addresses.get(first));
        for (int further = 1; further < addresses.size(); further++) {
            URI address = addresses.get((first + further) % addresses.size());
            answer = answer.recover(failure -> ask(path, authorization, address));
        }
        return answer;
    }

    private Future<Optional<Buffer>> ask(String path, String authorization, URI address) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(path)
                .setTimeout(attemptMillis)
                .putHeader("Authorization", authorization);
        return client.request(options)
                .compose(HttpClientRequest::send)
                .compose(TenantService::read)
                .timeout(attemptMillis, TimeUnit.MILLISECONDS);
    }

    private static Future<Optional<Buffer>> read(HttpClientResponse response) {
        return response.body().compose(body -> switch (response.statusCode()) {
            case OK -> Future.succeededFuture(Optional.of(body));
            case NOT_FOUND -> Future.succeededFuture(Optional.empty());
            default -> Future.failedFuture("the tenant-service answered " + response.statusCode());
        });
    }
}
