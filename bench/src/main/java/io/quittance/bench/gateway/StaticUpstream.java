package io.quittance.bench.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * What stands behind the gateway while it is measured, in a process of its own: it knows every key, and answers everything else with
 * the same few bytes, as quickly as a server can.
 */
final class StaticUpstream {
    private static final String USED = "/internal/keys/used";
    private static final String LOOKUP = "/internal/keys/";
    private static final Buffer BODY = Buffer.buffer("{\"object\":\"list\",\"data\":["
            + "{\"id\":\"cus_01h455vb4pex5vsknk084sn02q\"}" + "],\"has_more\":false,\"url\":\"/api/v1/customers\"}");

    private StaticUpstream() {}

    /** @param arguments the port */
    public static void main(String[] arguments) {
        Vertx.vertx()
                .createHttpServer()
                .requestHandler(StaticUpstream::answer)
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .onFailure(failure -> System.exit(1));
    }

    private static void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response().putHeader("Content-Type", "application/json");
        if (request.path().equals(USED)) {
            response.setStatusCode(204).end();
        } else if (request.path().startsWith(LOOKUP)) {
            String hash = request.path().substring(LOOKUP.length());
            response.end("{\"key_id\":\"" + keyId(hash)
                    + "\",\"tenant_id\":\"ten_01h455vb4pex5vsknk084sn02q\",\"mode\":\"live\","
                    + "\"type\":\"secret\",\"roles\":[\"tenant\",\"live\"],\"expires_at\":null,\"scopes\":[],\"addresses\":[],"
                    + "\"tenant_status\":\"active\",\"rate_limit_per_second\":null}");
        } else {
            response.end(BODY);
        }
    }

    /** The id of the key with a hash. */
    static String keyId(String hash) {
        return "key_" + hash.substring(0, 26);
    }
}
