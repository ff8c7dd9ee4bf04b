package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DomainExceptionTest {

    @Test
    void says_what_is_refused_and_why() {
        DomainException refusal =
                new DomainException(ErrorCode.CURRENCY_UNKNOWN, "There is no such money.", "currency");

        assertThat(refusal.code()).isEqualTo(ErrorCode.CURRENCY_UNKNOWN);
        assertThat(refusal.detail()).isEqualTo("There is no such money.");
        assertThat(refusal.param()).contains("currency");
        assertThat(refusal.errors()).isEmpty();
    }

    @Test
    void need_not_blame_a_field() {
        assertThat(new DomainException(ErrorCode.PLAN_ARCHIVED, "It is archived.").param())
                .isEmpty();
    }

    @Test
    void of_several_wrong_fields_the_first_stands_for_all() {
        List<FieldError> errors = List.of(
                new FieldError("name", ErrorCode.PARAMETER_MISSING, "Give a name."),
                new FieldError("email", ErrorCode.PARAMETER_INVALID, "Give an e-mail address."));
        DomainException refusal = new DomainException(ErrorCode.PARAMETER_INVALID, "Two parameters are wrong.", errors);

        assertThat(refusal.param()).contains("name");
        assertThat(refusal.errors()).isEqualTo(errors);
    }

    @Test
    void names_one_wrong_field_for_what_it_is_and_several_together() {
        FieldError name = new FieldError("name", ErrorCode.PARAMETER_MISSING, "Give a name.");
        FieldError currency = new FieldError("currency", ErrorCode.CURRENCY_UNKNOWN, "Give a currency.");

        assertThatCode(() -> DomainException.refuse(List.of())).doesNotThrowAnyException();
        assertThatThrownBy(() -> DomainException.refuse(List.of(currency)))
                .isInstanceOfSatisfying(DomainException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.CURRENCY_UNKNOWN);
                    assertThat(refusal.param()).contains("currency");
                });
        assertThatThrownBy(() -> DomainException.refuse(List.of(name, currency)))
                .isInstanceOfSatisfying(DomainException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.PARAMETER_INVALID);
                    assertThat(refusal.errors()).containsExactly(name, currency);
                });
    }

    @Test
    void costs_no_stack_trace() {
        assertThat(new DomainException(ErrorCode.PLAN_ARCHIVED, "It is archived.").getStackTrace())
                .isEmpty();
    }
}
