package io.quittance.gateway.edge;

import io.vertx.core.buffer.Buffer;

/**
 * Something that the edge itself has to show.
 *
 * @param policy what a page may load, the value of {@code Content-Security-Policy}; null for nothing
 * @param caching the value of {@code Cache-Control}
 */
record Page(String contentType, String policy, String caching, String tag, Buffer body) {}
