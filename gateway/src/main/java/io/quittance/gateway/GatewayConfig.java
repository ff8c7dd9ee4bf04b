package io.quittance.gateway;

import io.quittance.gateway.address.ProxyHeader;
import io.quittance.gateway.route.Service;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything that an operator can say about the edge. README.md names the environment variables. */
@ConfigMapping(prefix = "quittance.gateway")
public interface GatewayConfig {
    /** The public port; 0 takes a free one. Health and metrics are on Quarkus' own port, which is private. */
    @WithDefault("8080")
    int port();

    /** The address that the public port listens on. */
    @WithDefault("0.0.0.0")
    String host();

    /** How many event loops carry requests; one per processor if left out. */
    OptionalInt eventLoops();

    /** Base64 of the 32 bytes that API keys are hashed with (HMAC-SHA256). The tenant-service has the same. */
    String keyPepper();

    /** Path of the PEM file (PKCS #8, EC P-256) that signs internal tokens. Services have its public half. */
    String internalPrivateKey();

    /** A longer request body is refused. */
    @WithDefault("1048576")
    long bodyBytesMax();

    /** A longer request line (method, path, query) is refused. */
    @WithDefault("8192")
    int requestLineBytesMax();

    /** More header bytes in one request are refused. */
    @WithDefault("32768")
    int headerBytesMax();

    Upstreams upstream();

    Connections connections();

    Timeouts timeout();

    Keys keys();

    People people();

    RateLimit rateLimit();

    /**
     * Where the instances of the edge agree about rate limits: {@code redis://[:password@]host:port[/database]}. Without it each counts
     * for itself, and behind N of them a caller may reach N times its rate.
     */
    Optional<String> redisUrl();

    Proxies proxies();

    Cors cors();

    Browsers browsers();

    Overload overload();

    Breaker breaker();

    AccessLog accessLog();

    Docs docs();

    /** Where the services are: base addresses without a path; several are replicas, and so are several addresses of one name. */
    interface Upstreams {
        List<URI> tenant();

        List<URI> billing();

        List<URI> subscription();

        List<URI> payment();

        List<URI> webhook();

        List<URI> analytics();

        default List<URI> of(Service service) {
            return switch (service) {
                case TENANT -> tenant();
                case BILLING -> billing();
                case SUBSCRIPTION -> subscription();
                case PAYMENT -> payment();
                case WEBHOOK -> webhook();
                case ANALYTICS -> analytics();
            };
        }
    }

    /** Connections to the services. Numbers are per event loop and instance. */
    interface Connections {
        /** More are not opened; further requests wait. */
        @WithDefault("256")
        int max();

        /** More requests than this don't wait for a connection: they are answered 503. */
        @WithDefault("1024")
        int waitingMax();

        /** An unused connection is closed after this. Shorter than the services' own, so that they never close first. */
        @WithDefault("30s")
        Duration keepAlive();

        /** An instance that could not be reached is left alone for this long, if there is another one. */
        @WithDefault("2s")
        Duration restAfterFailure();

        /** Names of hosts are resolved again after this; all their addresses get requests. */
        @WithDefault("10s")
        Duration resolveEvery();
    }

    /** How long the edge waits. */
    interface Timeouts {
        /** For a connection to a service, including the wait for a free one. */
        @WithDefault("2s")
        Duration connect();

        /** Without a byte from a service that owes an answer: 504. Without a byte from a client that owes a body: 408. */
        @WithDefault("30s")
        Duration response();

        /** The same for one service, where it differs. */
        ResponseTimeouts responseOf();

        /** For the head of a connection's first request, however the bytes trickle in. Later ones have {@link #idle()}. */
        @WithDefault("10s")
        Duration head();

        /** For a whole request body, however its bytes trickle in: 408. */
        @WithDefault("60s")
        Duration body();

        /** Without a byte on a client's connection: it is closed. Longer than {@link #response()}. */
        @WithDefault("75s")
        Duration idle();

        /** At shutdown, for the requests on their way. */
        @WithDefault("20s")
        Duration drain();
    }

    /** What differs from {@link Timeouts#response()}. */
    interface ResponseTimeouts {
        Optional<Duration> tenant();

        Optional<Duration> billing();

        Optional<Duration> subscription();

        Optional<Duration> payment();

        Optional<Duration> webhook();

        Optional<Duration> analytics();

        default Optional<Duration> of(Service service) {
            return switch (service) {
                case TENANT -> tenant();
                case BILLING -> billing();
                case SUBSCRIPTION -> subscription();
                case PAYMENT -> payment();
                case WEBHOOK -> webhook();
                case ANALYTICS -> analytics();
            };
        }
    }

    /** What the edge remembers about API keys. */
    interface Keys {
        /** So many keys are remembered; the least used go first. */
        @WithDefault("100000")
        int max();

        /** A remembered key is asked for again after this, in case the event of its revocation was lost. */
        @WithDefault("60s")
        Duration freshFor();

        /** The same while no such event can be heard, because Kafka is away: how long a revoked key may go on then. */
        @WithDefault("8s")
        Duration freshUnheardFor();

        /** With the tenant-service down, known keys go on for this long. */
        @WithDefault("1h")
        Duration staleFor();

        /** A key that does not exist is not asked for again within this. */
        @WithDefault("3s")
        Duration unknownFor();

        /** So many unknown keys are remembered. */
        @WithDefault("20000")
        int unknownMax();

        /** So many look-ups run at a time; further unknown keys are answered 503. */
        @WithDefault("500")
        int lookupsMax();

        /** The tenant-service is given up on after this. */
        @WithDefault("3s")
        Duration lookupTimeout();

        /** So often the tenant-service is told which keys were used. */
        @WithDefault("1m")
        Duration usesReportedEvery();
    }

    /** How people's access tokens are checked. */
    interface People {
        @WithDefault("quittance")
        String issuer();

        @WithDefault("quittance-api")
        String audience();

        /** So many verified tokens are remembered, until they expire. */
        @WithDefault("20000")
        int tokensMax();

        /** Clocks of tenant-service and gateway may differ by this. */
        @WithDefault("5s")
        Duration clockSkew();

        /** The tenant-service's public keys are fetched again after this. */
        @WithDefault("5m")
        Duration keysFreshFor();

        /** A token signed with an unknown key makes the edge fetch the keys again, but not more often than this. */
        @WithDefault("5s")
        Duration keysRetryAfter();
    }

    /** Token buckets. Live and test mode have their own. Which fields an answer has says README.md. */
    interface RateLimit {
        /** Off only for benchmarks. */
        @WithDefault("true")
        boolean enabled();

        /** Requests per second that each key, or person and mode, may keep up. */
        @WithDefault("1000")
        int perSecond();

        /** Requests that each key, or person and mode, may make at once. */
        @WithDefault("2000")
        int burst();

        /** Requests per second that all keys and people of a tenant may keep up together, unless its plan of the platform says otherwise. */
        @WithDefault("2000")
        int tenantPerSecond();

        /** The same at once; a plan's other rate changes it in proportion. */
        @WithDefault("4000")
        int tenantBurst();

        /** Requests per second and client address whose credential is missing, wrong or not yet known. */
        @WithDefault("100")
        int anonymousPerSecond();

        /** The same at once. */
        @WithDefault("1000")
        int anonymousBurst();

        /** With Redis: so often the instances agree. In between, N of them may let pass N bursts. */
        @WithDefault("100ms")
        Duration sharedEvery();

        /** Redis is given up on after this; each instance counts for itself until it is back. */
        @WithDefault("500ms")
        Duration sharedTimeout();
    }

    /** Who stands between clients and the edge. */
    interface Proxies {
        /** Ranges of addresses of proxies that are believed: {@code 10.0.0.0/8,fd00::/8}. From anyone else the headers count for nothing. */
        Optional<List<String>> trusted();

        /**
         * Which headers they write: {@code x-forwarded} or {@code forwarded}. Only those are read, because others could be a client's. The
         * proxies must append to them or replace them.
         */
        @WithDefault("x-forwarded")
        ProxyHeader header();

        /** Whether a client that came to a proxy without TLS is sent to {@code https}. */
        @WithDefault("true")
        boolean httpsRedirect();
    }

    /** Which web pages may call from a browser. */
    interface Cors {
        /** Origins for all tenants: {@code https://app.example.com}; {@code *} for any, without cookies. None by default. */
        Optional<List<String>> origins();

        /** Origins for one tenant: {@code ten_…=https://app.example.com}, one entry for each pair. */
        Optional<List<String>> tenantOrigins();

        /** Whether browsers may send cookies along. Never to an origin that only {@code *} stands for. */
        @WithDefault("false")
        boolean credentials();

        /** How long a browser may remember the answer to a preflight. */
        @WithDefault("10m")
        Duration maxAge();
    }

    /** What every answer tells a browser. */
    interface Browsers {
        /** For so long browsers come by {@code https} alone (HSTS); 0 says nothing. They ignore it on connections without TLS. */
        @WithDefault("365d")
        Duration httpsFor();
    }

    /** When an event loop takes no more: 503 at once instead of a long wait for everybody. */
    interface Overload {
        /** So many requests may be on their way through one event loop. */
        @WithDefault("2000")
        int inFlightMax();

        /** An event loop that is late by more than this, three times in a row, takes no new requests until it is on time. */
        @WithDefault("250ms")
        Duration lagMax();
    }

    /** When an instance of a service is left alone. */
    interface Breaker {
        /** So many failures in a row: time-outs, broken answers, and 502, 503, 504. A 500 is an answer. */
        @WithDefault("5")
        int failures();

        /** For this long it gets nothing; then one request, whose outcome decides. */
        @WithDefault("5s")
        Duration openFor();
    }

    /** One line of JSON for each request. */
    interface AccessLog {
        @WithDefault("true")
        boolean enabled();

        /** A file to append to; standard output if left out. */
        Optional<Path> file();

        /** So many lines may wait to be written; more are dropped and counted. */
        @WithDefault("16384")
        int waitingMax();
    }

    /** The API's description: {@code /openapi.json}, and {@code /docs} to read it. */
    interface Docs {
        @WithDefault("true")
        boolean enabled();

        /** The services are asked again after this. */
        @WithDefault("60s")
        Duration freshFor();

        /** A service that does not answer in this time is left out, or described as it last was. */
        @WithDefault("3s")
        Duration timeout();
    }
}
