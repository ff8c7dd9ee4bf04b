package io.quittance.webhook.endpoint.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.FieldError;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternsTest {
    private static final Set<String> NAMES = Set.of("invoice.paid", "invoice.payment_failed", "payment.failed");

    @Test
    void names_and_wildcards_are_taken_once_each() {
        assertThat(EventPatterns.require(List.of("invoice.paid", "*", "invoice.paid", "payment.*"), NAMES))
                .containsExactly("invoice.paid", "*", "payment.*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "invoice",
                "invoice.",
                ".paid",
                "invoice.paid.v1",
                "INVOICE.PAID",
                "invoice.pai*",
                "inv*",
                "**",
                "*.*",
                "*.paid",
                "plan.*",
                "api_key.created",
                " invoice.paid"
            })
    void what_would_never_be_sent_is_refused(String pattern) {
        assertThatThrownBy(() -> EventPatterns.require(List.of(pattern), NAMES)).isInstanceOf(DomainException.class);
    }

    @Test
    void every_unknown_name_is_blamed_by_its_place() {
        assertThatThrownBy(() -> EventPatterns.require(List.of("nope", "invoice.paid", "nor.this"), NAMES))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.errors())
                        .extracting(FieldError::param)
                        .containsExactly("events[0]", "events[2]"));
    }

    @Test
    void an_event_satisfies_its_name_its_subject_and_the_wildcard() {
        assertThat(EventPatterns.matching("invoice.payment_failed"))
                .containsExactlyInAnyOrder("*", "invoice.*", "invoice.payment_failed");
    }
}
