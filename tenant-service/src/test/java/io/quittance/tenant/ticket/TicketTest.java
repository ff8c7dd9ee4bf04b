package io.quittance.tenant.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.Uuid7;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class TicketTest {
    private final Ticket ticket = Ticket.generate(TenantId.next(), Uuid7.next(), new SecureRandom());

    @Test
    void it_is_read_as_it_was_made() {
        assertThat(Ticket.read(ticket.text())).contains(ticket);
        assertThat(ticket.text()).hasSize(Ticket.LENGTH);
    }

    @Test
    void two_tickets_of_one_id_differ() {
        assertThat(Ticket.generate(ticket.tenantId(), ticket.id(), new SecureRandom())
                        .text())
                .isNotEqualTo(ticket.text());
    }

    @Test
    void other_texts_are_none() {
        assertThat(Ticket.read("")).isEmpty();
        assertThat(Ticket.read(ticket.text() + "A")).isEmpty();
        assertThat(Ticket.read("!".repeat(Ticket.LENGTH))).isEmpty();
        assertThat(Ticket.read("=".repeat(Ticket.LENGTH))).isEmpty();
    }

    @Test
    void its_text_form_for_logs_is_not_the_ticket() {
        assertThat(ticket.toString()).doesNotContain(ticket.text());
    }
}
