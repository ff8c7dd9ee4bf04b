package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.RawClient;
import io.quittance.gateway.StubService.Seen;
import io.quittance.gateway.TenantStub;
import io.quittance.gateway.TestEdge;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a service may believe, whatever a client says. */
class HeaderForgeryTest {
    private static final String OTHER_TENANT = "ten_01h455vb4pex5vsknk084sn0zz";
    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void a_service_learns_who_calls_from_the_edge() {
        edge.send(edge.authorized("/api/v1/customers"));
        Seen seen = edge.upstream().lastSeen();

        assertThat(seen.header("X-Tenant-Id")).isEqualTo(TenantStub.TENANT);
        assertThat(seen.header("X-Tenant-Mode")).isEqualTo("test");
        assertThat(seen.header("X-Tenant-Actor")).isEqualTo(TestEdge.KEY_ID);
    }

    @Test
    void the_token_inside_says_the_same_and_the_key_stays_outside() throws Exception {
        edge.send(edge.authorized("/api/v1/customers"));
        Seen seen = edge.upstream().lastSeen();

        JwtClaims claims = new JwtConsumerBuilder()
                .setVerificationKey(edge.internalKeys().getPublic())
                .setExpectedIssuer("quittance-gateway")
                .setExpectedAudience("quittance")
                .setRequireExpirationTime()
                .build()
                .processToClaims(seen.header("Authorization").substring("Bearer ".length()));
        assertThat(claims.getSubject()).isEqualTo(TestEdge.KEY_ID);
        assertThat(claims.getStringClaimValue("tenant_id")).isEqualTo(TenantStub.TENANT);
        assertThat(claims.getStringClaimValue("mode")).isEqualTo("test");
        assertThat(claims.getStringClaimValue("key_type")).isEqualTo("secret");
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("tenant", "test");
        assertThat(seen.headers().toString()).doesNotContain(edge.key());
    }

    @Test
    void forged_headers_never_arrive_in_any_spelling() {
        edge.send(edge.authorized("/api/v1/customers")
                .header("x-tEnAnT-iD", OTHER_TENANT)
                .header("X-TENANT-MODE", "live")
                .header("x-tenant-actor", "key_forged")
                .header("X_Tenant_Id", OTHER_TENANT)
                .header("X-Tenant-Extra", "forged")
                .header("X-Quittance-Anything", "forged")
                .header("X-Internal-Role", "forged")
                .header("X-Forwarded-For", "forged"));

        assertOnlyTheEdgeSpoke(edge.upstream().lastSeen());
    }

    @Test
    void repeating_a_header_does_not_help() {
        edge.send(edge.authorized("/api/v1/customers")
                .header("X-Tenant-Id", OTHER_TENANT)
                .header("X-Tenant-Id", OTHER_TENANT)
                .header("Authorization", "Bearer forged"));

        assertOnlyTheEdgeSpoke(edge.upstream().lastSeen());
        assertThat(edge.upstream().lastSeen().headers().getAll("Authorization")).hasSize(1);
    }

    @Test
    void hiding_a_header_behind_200_others_does_not_help() {
        var request = edge.authorized("/api/v1/customers");
        for (int i = 0; i < 200; i++) {
            request.header("X-Filler-" + i, "filler " + i);
        }
        request.header("X-Tenant-Id", OTHER_TENANT);

        assertThat(edge.send(request).statusCode()).isEqualTo(200);
        assertOnlyTheEdgeSpoke(edge.upstream().lastSeen());
        assertThat(edge.upstream().lastSeen().header("X-Filler-199")).isEqualTo("filler 199");
    }

    @Test
    void a_public_route_is_no_way_in_for_forged_headers() {
        edge.send(edge.to("/api/v1/auth/jwks.json")
                .header("X-Tenant-Id", OTHER_TENANT)
                .header("Authorization", "Bearer forged"));
        Seen seen = edge.tenant().service().lastSeen();

        assertThat(seen.header("X-Tenant-Id")).isNull();
        assertThat(seen.header("Authorization")).isNull();
    }

    @Test
    void connection_cannot_name_away_what_the_edge_says() {
        String answer = RawClient.exchange(
                edge.port(),
                "GET /api/v1/customers HTTP/1.1",
                "Host: x",
                "Authorization: Bearer " + edge.key(),
                "Connection: X-Tenant-Id, Authorization, X-Request-Id");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertOnlyTheEdgeSpoke(edge.upstream().lastSeen());
    }

    private static void assertOnlyTheEdgeSpoke(Seen seen) {
        assertThat(seen.headers().getAll("X-Tenant-Id")).containsExactly(TenantStub.TENANT);
        assertThat(seen.headers().getAll("X-Tenant-Mode")).containsExactly("test");
        assertThat(seen.headers().getAll("X-Tenant-Actor")).containsExactly(TestEdge.KEY_ID);
        assertThat(seen.headers().toString()).doesNotContain(OTHER_TENANT, "forged");
        List<String> ours =
                Stream.of("x-tenant-id", "x-tenant-mode", "x-tenant-actor").toList();
        assertThat(seen.headers().names().stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.startsWith("x-tenant") || name.startsWith("x_")))
                .containsExactlyInAnyOrderElementsOf(ours);
    }
}
