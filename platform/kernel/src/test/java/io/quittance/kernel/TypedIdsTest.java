package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypedIdsTest {

    @ParameterizedTest
    @MethodSource("kinds")
    void reads_back_the_text_of_each_kind(TypedIds.Kind<?> kind) throws ReflectiveOperationException {
        TypedId id = (TypedId) kind.type().getMethod("next").invoke(null);

        assertThat(kind.fromString().apply(id.toString())).isEqualTo(id);
        assertThat(id.toString())
                .startsWith(id.prefix() + "_")
                .hasSize(id.prefix().length() + 27);
        assertThat(id.prefix()).isEqualTo(kind.prefix());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refuses_the_text_of_every_other_kind(TypedIds.Kind<?> kind) {
        List<String> others = TypedIds.all().stream()
                .filter(other -> !other.equals(kind))
                .map(other -> TypeId.encode(other.prefix(), Uuid7.next()))
                .toList();

        assertThat(others).hasSize(TypedIds.all().size() - 1).allSatisfy(text -> assertThat(
                        Refusal.of(() -> kind.fromString().apply(text)))
                .isEqualTo(ErrorCode.ID_INVALID));
    }

    @Test
    void no_two_kinds_share_a_prefix() {
        assertThat(TypedIds.all()).extracting(TypedIds.Kind::prefix).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_says_what_was_expected_and_not_what_came() {
        DomainException refusal = catchThrowableOfType(DomainException.class, () -> CustomerId.fromString("<script>"));

        assertThat(refusal.detail()).isEqualTo("This is not an id that starts with cus_.");
    }

    static Stream<TypedIds.Kind<?>> kinds() {
        return TypedIds.all().stream();
    }
}
