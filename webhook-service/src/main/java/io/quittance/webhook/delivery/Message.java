package io.quittance.webhook.delivery;

import io.quittance.webhook.signing.SigningSecret;

/**
 * What is to be sent, and where.
 *
 * @param id {@code webhook-id}: the event's, the same in every attempt, so that receivers can tell a repetition
 * @param body exactly as stored
 */
record Message(String id, String url, boolean livemode, SigningSecret secret, String body) {}
