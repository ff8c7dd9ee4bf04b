package io.quittance.tenant.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyScopesTest {

    @Test
    void a_scope_counts_once_and_in_order() {
        assertThat(new KeyScopes(List.of("usage:write", "billing:read", "usage:write")).names())
                .containsExactly("billing:read", "usage:write");
    }

    @Test
    void who_may_write_may_read_where_there_is_something_to_read() {
        assertThat(new KeyScopes(List.of("billing:write", "usage:write", "analytics:read")).roles())
                .containsExactly("analytics:read", "billing:read", "billing:write", "usage:write");
    }

    @Test
    void no_scopes_give_no_roles() {
        assertThat(new KeyScopes(List.of()).roles()).isEmpty();
    }

    @Test
    void there_is_no_other_scope() {
        assertThat(KeyScopes.isKnown("billing:delete")).isFalse();
        assertThat(KeyScopes.isKnown("tenant")).isFalse();
        assertThatThrownBy(() -> new KeyScopes(List.of("owner"))).isInstanceOf(IllegalArgumentException.class);
    }
}
