package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.RawClient;
import io.quittance.gateway.TestEdge;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end two servers would see in different places, or whose headers they would read differently. */
class SmugglingTest {
    private static final String SMUGGLED = "GET /api/v1/customers/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Pattern REFUSED = Pattern.compile("HTTP/1\\.[01] 400 .*request_malformed.*", Pattern.DOTALL);
    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void forget() {
        edge.upstream().seen().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Conflicting lengths.
                "Content-Length: 0\r\nContent-Length: 47",
                "Content-Length: 47\r\nContent-Length: 0",
                "Content-Length: 0, 47",
                "Content-Length: +47",
                "Content-Length: -1",
                "Content-Length: 0x2f",
                "Content-Length: 4 7",
                "Content-Length: 47a",
                "Content-Length: ",
                "Content-Length: 99999999999999999999",
                // Encodings that not everybody knows, or reads in this spelling.
                "Transfer-Encoding: identity",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: \"chunked\"",
                "Transfer-Encoding: chunked;q=1",
                "Transfer-Encoding: chunked\u000b",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding: identity\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding:\u000bchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding\t: chunked",
                "Transfer-Encoding: chunked\r\n identity",
                "Content-Length: 47\r\nTransfer-Encoding: identity",
                "Content-Length: 47\r\nTransfer-Encoding: xchunked",
                // Headers that hold what ends a line elsewhere, or that are none.
                "X-Bare: a\rContent-Length: 47",
                "X-Nul: a\u0000Content-Length: 47",
                "X-Bell: a\u0007b",
                "X-Escape: a\u001bb",
                "X-Delete: a\u007fb",
                "X-\u0000Name: a",
                "X-\u0001Name: a",
                "X Name: a",
                "X-Name\u00e9: a",
                "X(Name): a",
                "X-Name",
                ": nameless",
            })
    void what_could_mean_two_things_is_refused(String header) {
        String answer = send("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n"
                + header + "\r\n\r\n" + SMUGGLED);

        assertThat(answer).matches(REFUSED);
        assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSize(2);
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g\r\nabc\r\n0\r\n\r\n",
                "-3\r\nabc\r\n0\r\n\r\n",
                "0x3\r\nabc\r\n0\r\n\r\n",
                "3\r\nabcde\r\n0\r\n\r\n",
                "ffffffffffffffff\r\nabc\r\n0\r\n\r\n",
            })
    void chunks_that_are_none_end_the_connection(String chunks) {
        String answer = send("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + SMUGGLED);

        assertThat(answer).doesNotContain("HTTP/1.1 200", "smuggled");
        assertThat(edge.upstream().seen())
                .allSatisfy(seen -> assertThat(seen.uri()).isEqualTo("/api/v1/payments"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" b", "\tContent-Length: 47"})
    void a_header_that_goes_on_in_the_next_line_is_one_line_and_goes_on_as_one(String next) {
        send("GET /api/v1/payments HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + edge.key()
                + "\r\nX-Folded: a\r\n" + next + "\r\n\r\n");

        assertThat(edge.upstream().seen()).hasSize(1).allSatisfy(seen -> {
            assertThat(seen.header("X-Folded").replaceAll("[ \t]+", " ")).isEqualTo("a " + next.trim());
            assertThat(seen.headers().contains("Content-Length")).isFalse();
        });
    }

    @Test
    void a_credential_that_goes_on_in_the_next_line_is_none() {
        String answer = send("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + edge.key() + "\r\n Transfer-Encoding: chunked\r\n\r\n" + SMUGGLED);

        assertThat(answer).startsWith("HTTP/1.1 401");
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @Test
    void of_length_and_chunks_the_chunks_count_and_only_they_go_on() {
        send("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                + "\r\nConnection: close\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + SMUGGLED);

        assertThat(edge.upstream().seen()).hasSize(1).allSatisfy(seen -> {
            assertThat(seen.uri()).isEqualTo("/api/v1/payments");
            assertThat(seen.headers().getAll("Content-Length")).isEqualTo(List.of());
            assertThat(seen.headers().getAll("Transfer-Encoding")).containsExactly("chunked");
        });
    }

    private static String send(String text) {
        try (RawClient client = new RawClient(edge.port())) {
            client.send(text);
            return client.receiveAll();
        }
    }
}
