package io.quittance.gateway.docs;

import io.vertx.core.buffer.Buffer;

/**
 * The whole API in one OpenAPI document.
 *
 * @param tag changes when the document does, the value of {@code ETag}
 */
public record Description(Buffer json, String tag) {}
