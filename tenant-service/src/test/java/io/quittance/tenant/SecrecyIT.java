package io.quittance.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestGateway;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only one may know is neither answered a second time nor written to the log, not even where something goes wrong. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class SecrecyIT {
    private static final String LOGIN = "/api/v1/auth/tenants/login";
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Heard heard = new Heard();

    @BeforeEach
    void listen() {
        root.addHandler(heard);
    }

    @AfterEach
    void stopListening() {
        root.removeHandler(heard);
    }

    @Test
    void the_log_hears_no_secret() {
        Company company = Company.registered();
        String key = company.key("secret", "live");
        String token = post(LOGIN, Map.of("email", company.email(), "password", Company.PASSWORD))
                .replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
        assertThat(token).startsWith("ey");
        LoggedIn session = LoggedIn.to(company);
        String next = LoggedIn.refresh(session.refreshToken()).extract().path("refresh_token");
        LoggedIn.refresh(session.refreshToken() + "x");
        post(LOGIN, Map.of("email", company.email(), "password", "four otters in a boat"));
        post(LOGIN, Map.of("email", "nobody@example.com", "password", "four otters in a boat"));
        post(Company.REGISTER, Map.of("company_name", "x", "email", company.email(), "password", Company.PASSWORD));
        post(LOGIN, "{\"email\": \"a@example.com\", \"password\": \"four otters in a boat\"");
        String verification = Mailbox.ticket(company.email());
        LoggedIn.post("/email-verification/confirm", Map.of("token", verification));
        LoggedIn.post("/password-reset", Map.of("email", company.email()));
        String reset = Mailbox.ticket(company.email());
        LoggedIn.post("/password-reset/confirm", Map.of("token", reset, "password", "five otters in a boat"));
        LoggedIn.post("/password-reset/confirm", Map.of("token", reset, "password", "five otters in a boat"));
        TestGateway.request().get("/internal/keys/" + key);
        TestGateway.request().get("/internal/keys/" + Secrets.hashOf(key));
        root.warning("the end of the test"); // so that silence is not taken for secrecy
        assertThat(heard.lines)
                .anyMatch(line -> line.contains("the end of the test"))
                .allSatisfy(line -> assertThat(line)
                        .doesNotContain(List.of(
                                Company.PASSWORD,
                                "four otters",
                                key.substring("sk_live_".length()),
                                token,
                                session.refreshToken(),
                                next,
                                verification,
                                reset,
                                "five otters",
                                Secrets.hashOf(key),
                                "argon2id")));
    }

    @Test
    void a_refusal_repeats_no_secret() {
        Company company = Company.registered();
        for (Object body : List.of(
                Map.of("company_name", "x", "email", company.email(), "password", "password2024!"),
                Map.of("company_name", "x", "email", "nobody", "password", "password2024!"),
                "{\"company_name\": \"x\", \"password\": \"password2024!\" \"email\"")) {
            assertThat(post(Company.REGISTER, body)).contains("problems").doesNotContain("password2024!");
        }
        for (Object body : List.of(
                Map.of("email", company.email(), "password", "four otters in a boat"),
                "{\"email\": \"x\", \"password\": [\"four otters in a boat\"]}")) {
            assertThat(post(LOGIN, body)).contains("problems").doesNotContain("four otters");
        }
    }

    @Test
    void no_later_answer_shows_a_key_or_a_hash() {
        Company company = Company.registered();
        for (String path : List.of("keys", "details", "me", "verify", "sessions")) {
            String answer = company.asOwner()
                    .request()
                    .get("/api/v1/auth/tenants/" + path)
                    .asString();
            for (Map<String, String> key : company.keys()) {
                assertThat(answer)
                        .doesNotContain(key.get("key").substring("sk_live_".length()), Secrets.hashOf(key.get("key")));
            }
            assertThat(answer).doesNotContain("argon2", "hash");
        }
    }

    private static String post(String path, Object body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .asString();
    }

    private static final class Heard extends Handler {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final SimpleFormatter formatter = new SimpleFormatter();

        Heard() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(formatter.format(line));
        }

        @Override
        public void flush() {
            // Kept in memory.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
