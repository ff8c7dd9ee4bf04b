package io.quittance.gateway.docs;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A file of the page that shows the description. All come from here, so that the page works without the internet. */
public enum Asset {
    PAGE("/docs", "docs/index.html", "text/html; charset=utf-8"),
    START("/docs/start.js", "docs/start.js", "text/javascript; charset=utf-8"),
    PROGRAM("/docs/swagger-ui-bundle.js", Asset.WEBJAR + "swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
    STYLE("/docs/swagger-ui.css", Asset.WEBJAR + "swagger-ui.css", "text/css; charset=utf-8");

    /** The version that pom.xml names. */
    private static final String WEBJAR = "META-INF/resources/webjars/swagger-ui/5.34.1/";

    private final String path;
    private final String resource;
    private final String contentType;
    private volatile Buffer content;

    Asset(String path, String resource, String contentType) {
        this.path = path;
        this.resource = resource;
        this.contentType = contentType;
    }

    /** What is at a path; empty for nothing. */
    public static Optional<Asset> at(String path) {
        for (Asset asset : values()) {
            if (asset.path.equals(path)) {
                return Optional.of(asset);
            }
        }
        return Optional.empty();
    }

    public String contentType() {
        return contentType;
    }

    /** Read when it is first needed, which takes a few milliseconds once. */
    public Buffer content() {
        Buffer read = content;
        if (read == null) {
            read = read(resource);
            content = read;
        }
        return read;
    }

    /** Changes when the content does, the value of {@code ETag}. */
    public String tag() {
        return "\"" + Integer.toHexString(content().hashCode()) + "-"
                + content().length() + "\"";
    }

    private static Buffer read(String resource) {
        try (InputStream in = Asset.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing: " + resource);
            }
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
