package io.quittance.gateway.edge;

import io.quittance.gateway.accesslog.AccessLog;
import io.quittance.gateway.address.TrustedProxies;
import io.quittance.gateway.apikey.ApiKeys;
import io.quittance.gateway.caller.InternalTokens;
import io.quittance.gateway.docs.ApiDocs;
import io.quittance.gateway.limit.RateLimits;
import io.quittance.gateway.person.AccessTokens;
import io.quittance.gateway.revocation.Revocations;
import io.quittance.gateway.telemetry.EdgeMetrics;
import io.quittance.gateway.upstream.HostAddresses;
import java.time.Clock;

/**
 * What all event loops have in common. Everything in here is safe for several threads.
 *
 * @param accessLog null if requests are not written down
 */
record SharedParts(
        ApiKeys apiKeys,
        AccessTokens accessTokens,
        InternalTokens internalTokens,
        Revocations revocations,
        RateLimits limits,
        TrustedProxies proxies,
        HostAddresses hosts,
        ApiDocs docs,
        AccessLog accessLog,
        EdgeMetrics metrics,
        Clock clock) {}
