package io.quittance.tenant.user.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {
    @ParameterizedTest
    @CsvSource({
        "OWNER, OWNER, true", "OWNER, ADMIN, true", "OWNER, DEVELOPER, true",
        "ADMIN, OWNER, false", "ADMIN, ADMIN, true", "ADMIN, DEVELOPER, true",
        "DEVELOPER, OWNER, false", "DEVELOPER, ADMIN, false", "DEVELOPER, DEVELOPER, false",
    })
    void nobody_deals_with_what_is_above_them(Role who, Role role, boolean may) {
        assertThat(who.mayGive(role)).isEqualTo(may);
    }

    @ParameterizedTest
    @EnumSource
    void a_role_is_read_as_it_is_spelled(Role role) {
        assertThat(Role.of(role.text())).isEqualTo(role);
    }

    @Test
    void there_are_three() {
        assertThat(Role.values()).hasSize(3);
    }
}
