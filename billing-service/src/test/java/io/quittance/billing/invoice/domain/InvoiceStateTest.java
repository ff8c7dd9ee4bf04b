package io.quittance.billing.invoice.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.billing.invoice.domain.InvoiceState.Draft;
import io.quittance.billing.invoice.domain.InvoiceState.Open;
import io.quittance.billing.invoice.domain.InvoiceState.Paid;
import io.quittance.billing.invoice.domain.InvoiceState.Uncollectible;
import io.quittance.billing.invoice.domain.InvoiceState.Void;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class InvoiceStateTest {
    private static final Instant MARCH_1 = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant MARCH_4 = Instant.parse("2026-03-04T00:00:00Z");
    private static final Money TEN_EURO = Money.of(1000, "EUR");
    private static final Issue ISSUE = new Issue(7, TEN_EURO, MARCH_1, MARCH_1);

    private static final InvoiceState DRAFT = new Draft();
    private static final InvoiceState OPEN = new Open(ISSUE);
    private static final InvoiceState PAID = new Paid(ISSUE, MARCH_1);
    private static final InvoiceState VOID = new Void(ISSUE, MARCH_1);
    private static final InvoiceState UNCOLLECTIBLE = new Uncollectible(ISSUE, MARCH_1);
    private static final List<InvoiceState> STATES = List.of(DRAFT, OPEN, PAID, VOID, UNCOLLECTIBLE);

    private static final Map<String, UnaryOperator<InvoiceState>> ACTIONS = Map.of(
            "finalize", state -> state.finalizeAs(ISSUE),
            "pay", state -> state.pay(TEN_EURO, MARCH_4),
            "fail payment", InvoiceState::failPayment,
            "void", state -> state.voidAt(MARCH_4),
            "give up", state -> state.giveUp(MARCH_4));

    /** State, then action, to what becomes of it. Every pair that is not here is refused. */
    private static final Map<InvoiceState, Map<String, InvoiceState>> ALLOWED = Map.of(
            DRAFT, Map.of("finalize", OPEN),
            OPEN,
                    Map.of(
                            "pay", new Paid(ISSUE, MARCH_4),
                            "fail payment", OPEN,
                            "void", new Void(ISSUE, MARCH_4),
                            "give up", new Uncollectible(ISSUE, MARCH_4)),
            UNCOLLECTIBLE,
                    Map.of(
                            "pay", new Paid(ISSUE, MARCH_4),
                            "fail payment", UNCOLLECTIBLE,
                            "void", new Void(ISSUE, MARCH_4)),
            PAID, Map.of(),
            VOID, Map.of());

    @TestFactory
    Stream<DynamicTest> every_state_allows_or_refuses_every_action() {
        return STATES.stream().flatMap(state -> ACTIONS.keySet().stream()
                .sorted()
                .map(action ->
                        DynamicTest.dynamicTest(state.status().slug() + ", " + action, () -> check(state, action))));
    }

    @Test
    void only_paid_and_void_owe_nothing_any_more() {
        assertThat(STATES.stream().filter(InvoiceState::isSettled)).containsExactly(PAID, VOID);
    }

    @Test
    void every_state_but_the_draft_keeps_number_and_due_date() {
        assertThat(STATES.stream().filter(state -> state.issue().isEmpty())).containsExactly(DRAFT);
        assertThat(STATES.stream().flatMap(state -> state.issue().stream())).containsOnly(ISSUE);
    }

    @Test
    void a_payment_of_less_settles_nothing() {
        assertThatThrownBy(() -> OPEN.pay(Money.of(999, "EUR"), MARCH_4)).isInstanceOf(PaymentDiffers.class);
    }

    @Test
    void a_payment_of_more_settles_nothing() {
        assertThatThrownBy(() -> OPEN.pay(Money.of(1001, "EUR"), MARCH_4)).isInstanceOf(PaymentDiffers.class);
    }

    @Test
    void a_payment_in_another_currency_settles_nothing() {
        assertThatThrownBy(() -> OPEN.pay(Money.of(1000, "USD"), MARCH_4)).isInstanceOf(PaymentDiffers.class);
    }

    private static void check(InvoiceState state, String action) {
        InvoiceState next = ALLOWED.get(state).get(action);
        UnaryOperator<InvoiceState> act = ACTIONS.get(action);
        if (next != null) {
            assertThat(act.apply(state)).isEqualTo(next);
        } else {
            assertThatThrownBy(() -> act.apply(state))
                    .isInstanceOfSatisfying(IllegalInvoiceTransition.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(ErrorCode.INVOICE_TRANSITION_ILLEGAL))
                    .hasMessageContaining(state.status().slug());
        }
    }
}
