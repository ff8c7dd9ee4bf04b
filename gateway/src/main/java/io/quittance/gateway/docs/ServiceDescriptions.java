package io.quittance.gateway.docs;

import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.route.Service;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Asks the services themselves, one replica after the other until one answers. */
public final class ServiceDescriptions implements DescriptionSource {
    private static final String PATH = "/q/openapi?format=json";
    private static final int OK = 200;

    private final Context context;
    private final HttpClient client;
    private final GatewayConfig.Upstreams upstreams;
    private final long patienceMillis;

    public ServiceDescriptions(Vertx vertx, GatewayConfig config) {
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setTracingPolicy(TracingPolicy.IGNORE).setConnectTimeout((int)
                        config.timeout().connect().toMillis()));
        this.upstreams = config.upstream();
        this.patienceMillis = config.docs().timeout().toMillis();
    }

    @Override
    public CompletionStage<String> describe(Service service) {
        Promise<String> description = Promise.promise();
        List<URI> replicas = upstreams.of(service);
        context.runOnContext(onLoop -> {
            Future<String> answer = ask(replicas.get(0));
            for (URI further : replicas.subList(1, replicas.size())) {
                answer = answer.recover(failure -> ask(further));
            }
            answer.timeout(patienceMillis, TimeUnit.MILLISECONDS).onComplete(description);
        });
        return description.future().toCompletionStage();
    }

    private Future<String> ask(URI address) {
        return client.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost(address.getHost())
                        .setPort(address.getPort())
                        .setURI(PATH)
                        .setTimeout(patienceMillis))
                .compose(HttpClientRequest::send)
                .compose(response -> response.statusCode() == OK
                        ? response.body().map(Object::toString)
                        : Future.failedFuture("answered " + response.statusCode()));
    }
}
