package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.Problems;
import io.quittance.gateway.Secrets;
import io.quittance.gateway.StubService.Seen;
import io.quittance.gateway.TenantStub;
import io.quittance.gateway.TestEdge;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static final String UNKNOWN = Secrets.apiKey("sk_test_", "never issued");
    private static final String PATH = "/api/v1/customers";

    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start();
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void a_key_opens_the_door() {
        assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void the_scheme_may_be_written_in_any_case() {
        assertThat(edge.send(edge.to(PATH).header("Authorization", "bearer " + edge.key()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_key_is_looked_up_once() {
        edge.send(edge.authorized(PATH));
        edge.send(edge.authorized(PATH));

        assertThat(edge.tenant().lookups()).isEqualTo(1);
    }

    @Test
    void the_look_up_itself_is_made_as_the_gateway() {
        edge.send(edge.authorized(PATH));
        Seen seen = edge.tenant().service().lastSeen();

        assertThat(seen.uri()).isEqualTo("/internal/keys/" + Secrets.hashOf(edge.key()));
        assertThat(seen.header("Authorization")).startsWith("Bearer ey");
    }

    @Test
    void nobody_is_told_to_authenticate() {
        HttpResponse<String> answer = edge.send(edge.to(PATH));

        Problems.assertProblem(answer, 401, "authentication_required");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"quittance\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?key=",
                "?api_key=",
                "?access_token=",
                "?authorization=Bearer%20",
            })
    void a_key_in_the_query_counts_for_nothing(String query) {
        Problems.assertProblem(edge.send(edge.to(PATH + query + edge.key())), 401, "authentication_required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Api-Key", "Api-Key", "Cookie", "Proxy-Authorization", "X-Authorization"})
    void a_key_in_another_header_counts_for_nothing(String header) {
        Problems.assertProblem(edge.send(edge.to(PATH).header(header, edge.key())), 401, "authentication_required");
    }

    @Test
    void a_key_as_user_name_counts_for_nothing() {
        String basic = Base64.getEncoder().encodeToString((edge.key() + ":").getBytes(StandardCharsets.US_ASCII));

        Problems.assertProblem(
                edge.send(edge.to(PATH).header("Authorization", "Basic " + basic)), 401, "authentication_required");
    }

    @Test
    void an_unknown_key_is_refused() {
        HttpResponse<String> answer = edge.send(edge.to(PATH).header("Authorization", "Bearer " + UNKNOWN));

        Problems.assertProblem(answer, 401, "api_key_invalid");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .get()
                .asString()
                .contains("invalid_token");
        assertThat(answer.body()).doesNotContain(UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_test_",
                "sk_test_short",
                "sk_test_0123456789abcdefghijABCDEFGHIJxy000000",
                "sk_live_with-hyphen-01234"
            })
    void a_key_of_the_wrong_shape_is_refused_without_a_look_up(String key) {
        Problems.assertProblem(
                edge.send(edge.to(PATH).header("Authorization", "Bearer " + key)), 401, "api_key_invalid");
        assertThat(edge.tenant().lookups()).isZero();
    }

    @Test
    void an_expired_key_is_refused() {
        String expired =
                edge.tenant().issueKey("key_expired000000000000000", "sk_test_", "secret", "\"2020-01-01T00:00:00Z\"");

        Problems.assertProblem(
                edge.send(edge.to(PATH).header("Authorization", "Bearer " + expired)), 401, "api_key_invalid");
    }

    @Test
    void a_key_with_an_end_ahead_is_good_until_then() {
        String key = edge.tenant()
                .issueKey(
                        "key_expiring00000000000000",
                        "rk_live_",
                        "restricted",
                        "\"" + Instant.now().plusSeconds(3_600) + "\"");

        assertThat(edge.send(edge.to(PATH).header("Authorization", "Bearer " + key))
                        .statusCode())
                .isEqualTo(200);
        assertThat(edge.upstream().lastSeen().header("X-Tenant-Mode")).isEqualTo("live");
    }

    @Test
    void a_thousand_first_requests_with_one_unknown_key_ask_once() {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 1_000)
                .mapToObj(i -> edge.client()
                        .sendAsync(
                                edge.to(PATH)
                                        .header("Authorization", "Bearer " + UNKNOWN)
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(401));
        assertThat(edge.tenant().lookups()).isEqualTo(1);
    }

    @Test
    void a_revoked_key_is_refused() {
        edge.send(edge.authorized(PATH));
        edge.tenant().forget(edge.key());
        edge.server().revocations().keyRevoked(TestEdge.KEY_ID);

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 401, "api_key_invalid");
    }

    @Test
    void without_the_tenant_service_known_keys_go_on() {
        edge.send(edge.authorized(PATH));
        edge.tenant().stop();

        assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void without_the_tenant_service_unknown_keys_have_to_wait() {
        edge.tenant().stop();

        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        Problems.assertProblem(answer, 503, "upstream_unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_tenant_service_that_does_not_answer_is_given_up_on() {
        edge.close();
        edge = TestEdge.start("keys.lookup-timeout", "300ms");
        edge.tenant().service().answering(request -> {});

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
    }

    @Test
    void a_tenant_service_that_stops_in_the_middle_of_its_answer_is_given_up_on() {
        edge.close();
        edge = TestEdge.start("keys.lookup-timeout", "300ms");
        edge.tenant().service().answering(request -> request.response()
                .putHeader("Content-Length", "100")
                .write("{"));

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
    }

    @Test
    void a_tenant_service_that_talks_nonsense_lets_nobody_in() {
        edge.tenant().service().answering(request -> request.response().end("{\"key_id\":null}"));

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
    }

    @Test
    void another_replica_of_the_tenant_service_is_asked() {
        TenantStub alive = edge.tenant();
        String key = alive.issueKey("key_replicated0000000000000");
        try (TestEdge other = TestEdge.start("upstream.tenant", "http://127.0.0.1:1," + alive.address())) {
            assertThat(other.send(other.to(PATH).header("Authorization", "Bearer " + key))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_key_is_found_again_once_the_tenant_service_is_back() {
        edge.tenant().stop();
        edge.send(edge.authorized(PATH));
        edge.tenant().comeBack();

        assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_waits_while_its_key_is_looked_up() {
        HttpResponse<String> answer =
                edge.send(edge.authorized(PATH).POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000))));

        assertThat(answer.body()).isEqualTo("{\"bytes\":100000}");
    }

    @Test
    void a_person_is_in_test_mode_unless_they_say_otherwise() {
        String token = edge.tenant().sign(TenantStub.claims());

        edge.send(edge.to(PATH).header("Authorization", "Bearer " + token));
        assertThat(edge.upstream().lastSeen().header("X-Tenant-Mode")).isEqualTo("test");
        assertThat(edge.upstream().lastSeen().header("X-Tenant-Actor")).isEqualTo(TenantStub.USER);

        edge.send(edge.to(PATH).header("Authorization", "Bearer " + token).header("Quittance-Mode", "live"));
        assertThat(edge.upstream().lastSeen().header("X-Tenant-Mode")).isEqualTo("live");
    }

    @Test
    void a_key_has_its_mode_and_cannot_choose() {
        edge.send(edge.authorized(PATH).header("Quittance-Mode", "live"));

        assertThat(edge.upstream().lastSeen().header("X-Tenant-Mode")).isEqualTo("test");
    }

    @Test
    void a_mode_that_does_not_exist_is_refused() {
        String token = edge.tenant().sign(TenantStub.claims());

        Problems.assertProblem(
                edge.send(edge.to(PATH)
                        .header("Authorization", "Bearer " + token)
                        .header("Quittance-Mode", "production")),
                400,
                "parameter_invalid");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoiledClaims")
    void a_token_is_refused(String why, Consumer<JwtClaims> spoil) {
        JwtClaims claims = TenantStub.claims();
        spoil.accept(claims);

        Problems.assertProblem(
                edge.send(edge.to(PATH)
                        .header("Authorization", "Bearer " + edge.tenant().sign(claims))),
                401,
                "token_invalid");
        assertThat(edge.upstream().seen()).isEmpty();
    }

    static Stream<Arguments> spoiledClaims() {
        return Stream.of(
                spoiled("of another issuer", claims -> claims.setIssuer("somebody")),
                spoiled("of the edge itself", claims -> claims.setIssuer("quittance-gateway")),
                spoiled("for another audience", claims -> claims.setAudience("quittance")),
                spoiled("for nobody", claims -> claims.unsetClaim("aud")),
                spoiled("that has expired", claims -> claims.setExpirationTimeMinutesInTheFuture(-1)),
                spoiled("that never expires", claims -> claims.unsetClaim("exp")),
                spoiled(
                        "from the future",
                        claims -> claims.setIssuedAt(NumericDate.fromSeconds(
                                Instant.now().plusSeconds(600).getEpochSecond()))),
                spoiled("that holds only later", claims -> claims.setNotBeforeMinutesInThePast(-10)),
                spoiled("without subject", claims -> claims.unsetClaim("sub")),
                spoiled("of a key", claims -> claims.setSubject(TestEdge.KEY_ID)),
                spoiled("without tenant", claims -> claims.unsetClaim("tenant_id")),
                spoiled("with a tenant that is none", claims -> claims.setStringClaim("tenant_id", "ten_x")),
                spoiled("without role", claims -> claims.unsetClaim("groups")),
                spoiled("with no role of ours", claims -> claims.setStringListClaim("groups", "gateway", "root")));
    }

    private static Arguments spoiled(String why, Consumer<JwtClaims> how) {
        return Arguments.of(why, how);
    }

    @Test
    void a_token_without_signature_is_refused() {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String header = base64.encodeToString("{\"alg\":\"none\",\"kid\":\"k1\"}".getBytes(StandardCharsets.US_ASCII));
        String payload = base64.encodeToString(TenantStub.claims().toJson().getBytes(StandardCharsets.UTF_8));

        for (String token : List.of(header + "." + payload + ".", header + "." + payload)) {
            Problems.assertProblem(
                    edge.send(edge.to(PATH).header("Authorization", "Bearer " + token)), 401, "token_invalid");
        }
    }

    @Test
    void a_token_of_somebody_elses_key_is_refused() {
        String token = TenantStub.sign(TenantStub.claims(), "k1", Secrets.keyPair());

        Problems.assertProblem(
                edge.send(edge.to(PATH).header("Authorization", "Bearer " + token)), 401, "token_invalid");
    }

    @Test
    void an_internal_token_is_no_credential_outside() {
        edge.send(edge.authorized(PATH));
        String internal = edge.upstream().lastSeen().header("Authorization");

        Problems.assertProblem(edge.send(edge.to(PATH).header("Authorization", internal)), 401, "token_invalid");
    }

    @Test
    void a_changed_token_is_refused_although_the_true_one_is_known() {
        String token = edge.tenant().sign(TenantStub.claims());
        edge.send(edge.to(PATH).header("Authorization", "Bearer " + token));
        String changed = token.substring(0, token.length() - 2) + (token.endsWith("AA") ? "BB" : "AA");

        Problems.assertProblem(
                edge.send(edge.to(PATH).header("Authorization", "Bearer " + changed)), 401, "token_invalid");
    }

    @Test
    void a_new_signing_key_is_found() {
        edge.close();
        edge = TestEdge.start("people.keys-retry-after", "0s");
        edge.send(
                edge.to(PATH).header("Authorization", "Bearer " + edge.tenant().sign(TenantStub.claims())));
        edge.tenant().rotateTo("k2");
        String token = edge.tenant().sign(TenantStub.claims(), "k2");

        assertThat(edge.send(edge.to(PATH).header("Authorization", "Bearer " + token))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void inventing_key_ids_does_not_make_the_edge_ask_each_time() {
        for (int i = 0; i < 20; i++) {
            String token = TenantStub.sign(TenantStub.claims(), "invented" + i, Secrets.keyPair());
            edge.send(edge.to(PATH).header("Authorization", "Bearer " + token));
        }

        assertThat(edge.tenant().service().seen()).hasSize(1);
    }

    @Test
    void without_the_tenant_service_a_token_cannot_be_checked() {
        String token = edge.tenant().sign(TenantStub.claims());
        edge.tenant().stop();

        Problems.assertProblem(
                edge.send(edge.to(PATH).header("Authorization", "Bearer " + token)), 503, "upstream_unavailable");
    }

    @Test
    void the_operator_needs_no_tenant() {
        JwtClaims claims = TenantStub.claims();
        claims.unsetClaim("tenant_id");
        claims.setStringListClaim("groups", "operator");

        int status = edge.send(edge.to(PATH)
                        .header("Authorization", "Bearer " + edge.tenant().sign(claims)))
                .statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(edge.upstream().lastSeen().header("X-Tenant-Id")).isNull();
    }
}
