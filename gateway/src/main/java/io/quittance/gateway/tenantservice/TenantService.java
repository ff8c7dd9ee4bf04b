package io.quittance.gateway.tenantservice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.apikey.ApiKeyRecord;
import io.quittance.gateway.apikey.ApiKeySource;
import io.quittance.gateway.apikey.KeyUse;
import io.quittance.gateway.apikey.KeyUseSink;
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
 * What the edge asks the tenant-service: keys by their hash, and the public keys of people's tokens; and what it tells it: when keys
 * were used. Each question goes to the replicas in turn until one answers.
 */
public final class TenantService implements ApiKeySource, KeyUseSink, SigningKeySource {
    private static final int CONNECTIONS_MAX = 16;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
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
        return ask(HttpMethod.GET, "/internal/keys/" + hash.hex(), null)
                .map(body -> body.map(this::parseKey))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<String> signingKeys() {
        return ask(HttpMethod.GET, "/api/v1/auth/jwks.json", null)
                .map(body -> body.map(Buffer::toString)
                        .orElseThrow(() -> new IllegalStateException("the tenant-service has no JWKS")))
                .toCompletionStage();
    }

    @Override
    public CompletionStage<Void> used(List<KeyUse> uses) {
        ArrayNode body = json.createArrayNode();
        uses.forEach(use -> body.addObject()
                .put("key_id", use.keyId())
                .put("used_at", use.usedAt().toString()));
        return ask(HttpMethod.POST, "/internal/keys/used", Buffer.buffer(body.toString()))
                .<Void>mapEmpty()
                .toCompletionStage();
    }

    private ApiKeyRecord parseKey(Buffer body) {
        try {
            return json.readValue(body.toString(), ApiKeyRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the tenant-service described a key in an unknown way", e);
        }
    }

    /** @param body null for none */
    private Future<Optional<Buffer>> ask(HttpMethod method, String path, Buffer body) {
        String atHand = tokens.atHand(gateway);
        Future<String> authorization =
                atHand != null ? Future.succeededFuture(atHand) : Future.fromCompletionStage(tokens.make(gateway));
        Promise<Optional<Buffer>> answer = Promise.promise();
        authorization
                .onFailure(answer::fail)
                .onSuccess(token ->
                        // Anywhere else an answer could come and go before somebody listens to it.
                        context.runOnContext(
                                onLoop -> askInTurn(method, path, body, token).onComplete(answer)));
        return answer.future();
    }

    private Future<Optional<Buffer>> askInTurn(HttpMethod method, String path, Buffer body, String authorization) {
        int first = Math.floorMod(turn.getAndIncrement(), addresses.size());
        Future<Optional<Buffer>> answer = ask(options(method, path, authorization, addresses.get(first)), body);
        for (int further = 1; further < addresses.size(); further++) {
            URI address = addresses.get((first + further) % addresses.size());
            answer = answer.recover(failure -> ask(options(method, path, authorization, address), body));
        }
        return answer;
    }

    private RequestOptions options(HttpMethod method, String path, String authorization, URI address) {
        return new RequestOptions()
                .setMethod(method)
                .setHost(address.getHost())
                .setPort(address.getPort())
                .setURI(path)
                .setTimeout(attemptMillis)
                .putHeader("Authorization", authorization);
    }

    private Future<Optional<Buffer>> ask(RequestOptions options, Buffer body) {
        return client.request(options)
                .compose(request -> body == null
                        ? request.send()
                        : request.putHeader("Content-Type", "application/json").send(body))
                .compose(TenantService::read)
                .timeout(attemptMillis, TimeUnit.MILLISECONDS);
    }

    private static Future<Optional<Buffer>> read(HttpClientResponse response) {
        return response.body().compose(body -> switch (response.statusCode()) {
            case OK, NO_CONTENT -> Future.succeededFuture(Optional.of(body));
            case NOT_FOUND -> Future.succeededFuture(Optional.empty());
            default -> Future.failedFuture("the tenant-service answered " + response.statusCode());
        });
    }
}
