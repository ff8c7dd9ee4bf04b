package io.quittance.gateway.edge;

import io.quittance.gateway.apikey.ApiKeys;
import io.quittance.gateway.caller.InternalTokens;
import io.quittance.gateway.limit.RateLimits;
import io.quittance.gateway.person.AccessTokens;
import io.quittance.gateway.telemetry.EdgeMetrics;
import java.time.Clock;

/**
 * What all event loops have in common. Everything in here is safe for several threads.
 *
 * @param callerLimits for callers whom we know
 * @param addressLimits for client addresses that try
 */
record SharedParts(
        ApiKeys apiKeys,
        AccessTokens accessTokens,
        InternalTokens internalTokens,
        RateLimits callerLimits,
        RateLimits addressLimits,
        EdgeMetrics metrics,
        Clock clock) {}
