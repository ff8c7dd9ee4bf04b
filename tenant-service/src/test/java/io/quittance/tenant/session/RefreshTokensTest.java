package io.quittance.tenant.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;
import io.quittance.tenant.pepper.Peppered;
import org.junit.jupiter.api.Test;

class RefreshTokensTest {
    private final RefreshTokens tokens = new RefreshTokens(Peppered.with("pepper"));
    private final RefreshToken first = tokens.first(TenantId.next(), SessionId.next());

    @Test
    void a_token_is_read_as_it_was_made() {
        assertThat(tokens.read(first.text())).contains(first);
        RefreshToken next = tokens.successor(first);
        assertThat(tokens.read(next.text())).contains(next);
        assertThat(next.generation()).isEqualTo(1);
        assertThat(next.sessionId()).isEqualTo(first.sessionId());
    }

    @Test
    void two_first_tokens_of_one_session_differ() {
        assertThat(tokens.first(first.tenantId(), first.sessionId()).text()).isNotEqualTo(first.text());
    }

    @Test
    void a_token_has_one_successor_and_another_service_would_make_another() {
        RefreshToken next = tokens.successor(first);
        assertThat(tokens.successor(first)).isEqualTo(next);
        assertThat(next.text()).isNotEqualTo(first.text());
        assertThat(new RefreshTokens(Peppered.with("salt")).successor(first).text())
                .isNotEqualTo(next.text());
    }

    @Test
    void every_changed_character_is_noticed() {
        for (int i = 0; i < first.text().length(); i++) {
            char other = first.text().charAt(i) == 'A' ? 'B' : 'A';
            String changed = first.text().substring(0, i) + other + first.text().substring(i + 1);
            assertThat(tokens.read(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void what_we_did_not_make_is_none() {
        assertThat(tokens.read("")).isEmpty();
        assertThat(tokens.read("rt_")).isEmpty();
        assertThat(tokens.read("rt_!")).isEmpty();
        assertThat(tokens.read(first.text() + "A")).isEmpty();
        assertThat(tokens.read(first.text().substring(3))).isEmpty();
        assertThat(new RefreshTokens(Peppered.with("salt")).read(first.text())).isEmpty();
    }

    @Test
    void its_text_form_for_logs_is_not_the_token() {
        assertThat(first.toString()).doesNotContain(first.text());
    }
}
