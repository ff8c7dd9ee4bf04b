package io.quittance.webhook.endpoint.domain;

import static io.quittance.webhook.endpoint.domain.EndpointStatus.DELETED;
import static io.quittance.webhook.endpoint.domain.EndpointStatus.DISABLED;
import static io.quittance.webhook.endpoint.domain.EndpointStatus.ENABLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointStatusTest {
    @ParameterizedTest
    @EnumSource(names = {"ENABLED", "DISABLED"})
    void what_is_not_deleted_may_become_anything(EndpointStatus status) {
        assertThat(status.enable()).isEqualTo(ENABLED);
        assertThat(status.disable()).isEqualTo(DISABLED);
        assertThat(status.delete()).isEqualTo(DELETED);
    }

    @Test
    void what_is_deleted_stays_so() {
        assertThatThrownBy(DELETED::enable).isInstanceOf(DomainException.class);
        assertThatThrownBy(DELETED::disable).isInstanceOf(DomainException.class);
        assertThatThrownBy(DELETED::delete).isInstanceOf(DomainException.class);
    }
}
