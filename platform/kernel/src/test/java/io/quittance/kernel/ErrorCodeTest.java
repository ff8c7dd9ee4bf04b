package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {

    @ParameterizedTest
    @EnumSource
    void has_a_slug_and_one_line_for_people(ErrorCode code) {
        assertThat(code.slug()).matches("[a-z]+(_[a-z]+)*");
        assertThat(code.title()).isNotBlank().doesNotEndWith(".").doesNotContain("\n");
    }

    @Test
    void every_kind_is_used() {
        Set<ErrorCode.Kind> used =
                Stream.of(ErrorCode.values()).map(ErrorCode::kind).collect(Collectors.toSet());

        assertThat(used).isEqualTo(EnumSet.allOf(ErrorCode.Kind.class));
    }
}
