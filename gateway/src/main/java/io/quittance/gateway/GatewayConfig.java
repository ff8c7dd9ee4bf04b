package io.quittance.gateway;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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

    /** Where the services are: base addresses without a path; several are replicas. */
    interface Upstreams {
        List<URI> tenant();

        List<URI> billing();

        List<URI> subscription();

        List<URI> payment();

        List<URI> webhook();

        List<URI> analytics();
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
    }

    /** How long the edge waits. */
    interface Timeouts {
        /** For a connection to a service, including the wait for a free one. */
        @WithDefault("2s")
        Duration connect();

        /** Without a byte from a service that owes an answer: 504. Without a byte from a client that owes a body: 408. */
        @WithDefault("30s")
        Duration response();

        /** Without a byte on a client's connection: it is closed. Longer than {@link #response()}. */
        @WithDefault("75s")
        Duration idle();

        /** At shutdown, for the requests on their way. */
        @WithDefault("20s")
        Duration drain();
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

    /** Token buckets, kept in each instance. Behind N replicas a caller may reach N times these rates. */
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

        /** Requests per second and client address whose credential is missing, wrong or not yet known. */
        @WithDefault("100")
        int anonymousPerSecond();

        /** The same at once. */
        @WithDefault("1000")
        int anonymousBurst();
    }
}
