package io.quittance.gateway.edge;

import io.quittance.gateway.docs.ApiDocs;
import io.quittance.gateway.docs.Asset;
import io.quittance.gateway.docs.Description;
import io.quittance.gateway.route.Routes;
import io.quittance.kernel.ErrorCode;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the edge shows without a service: the API's description, and a page to read it. */
final class OwnPages {
    private static final String DESCRIPTION = "/openapi.json";
    private static final String MINUTE = "public, max-age=60";
    private static final String HOUR = "public, max-age=3600";
    /** The page may run its own scripts and ask this host; its library writes styles into the page. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
            + "frame-ancestors 'none'";

    private final ApiDocs docs;
    private final Context loop;

    OwnPages(ApiDocs docs, Context loop) {
        this.docs = docs;
        this.loop = loop;
    }

    boolean isOne(String path) {
        // Nearly all paths are somebody else's.
        return !path.startsWith("/api/")
                && docs.isEnabled()
                && (path.equals(DESCRIPTION) || Asset.at(bare(path)).isPresent());
    }

    void show(Exchange exchange) {
        if (!Routes.reads(exchange.request().method())) {
            exchange.response().putHeader(HeaderNames.ALLOW, "GET, HEAD");
            exchange.refuse(ErrorCode.METHOD_NOT_ALLOWED, "There is only something to read here.");
            return;
        }
        Optional<Asset> asset = Asset.at(bare(exchange.path()));
        if (asset.isPresent()) {
            Asset found = asset.get();
            exchange.show(new Page(found.contentType(), POLICY, HOUR, found.tag(), found.content()));
        } else {
            showDescription(exchange);
        }
    }

    private void showDescription(Exchange exchange) {
        CompletableFuture<Optional<Description>> asked = docs.description();
        if (asked.isDone()) {
            showDescription(exchange, asked.join());
        } else {
            exchange.pause();
            var unused = asked.thenAccept(description ->
                    loop.runOnContext(back -> exchange.guard(() -> showDescription(exchange, description))));
        }
    }

    private static void showDescription(Exchange exchange, Optional<Description> description) {
        if (description.isPresent()) {
            Description found = description.get();
            exchange.show(new Page("application/json", null, MINUTE, found.tag(), found.json()));
        } else {
            exchange.refuse(ErrorCode.UPSTREAM_UNAVAILABLE, "No service describes itself at the moment.");
        }
    }

    private static String bare(String path) {
        return path.equals("/docs/") ? "/docs" : path;
    }
}
