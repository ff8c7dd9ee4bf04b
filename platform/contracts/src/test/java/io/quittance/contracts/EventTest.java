package io.quittance.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.quittance.contracts.billing.PlanArchived;
import io.quittance.kernel.EventId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final TenantId TENANT = TenantId.next();
    private static final PlanArchived DATA = new PlanArchived(PlanId.next());

    @Test
    void knows_its_type_and_topic_from_its_data() {
        Event<PlanArchived> event = event(1, DATA);

        assertThat(event.type()).isEqualTo("plan.archived.v1");
        assertThat(event.topic()).isEqualTo(Topic.BILLING);
        assertThat(event.topic().topicName()).isEqualTo("quittance.billing");
        assertThat(event.topic().source()).isEqualTo("/billing-service");
    }

    @Test
    void counts_from_one() {
        assertThatIllegalArgumentException().isThrownBy(() -> event(0, DATA));
    }

    @Test
    void says_something() {
        assertThatNullPointerException().isThrownBy(() -> event(1, null));
    }

    private static Event<PlanArchived> event(long sequence, PlanArchived data) {
        String subject = DATA.planId().toString();
        return new Event<>(EventId.next(), TENANT, true, subject, TENANT.toString(), sequence, NOON, NOON, null, data);
    }
}
