package io.quittance.tenant.company.domain;

import static io.quittance.tenant.company.domain.TenantStatus.ACTIVE;
import static io.quittance.tenant.company.domain.TenantStatus.CLOSED;
import static io.quittance.tenant.company.domain.TenantStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TenantStatusTest {

    @Test
    void an_active_tenant_can_be_suspended_and_closed() {
        assertThat(ACTIVE.suspend()).isEqualTo(SUSPENDED);
        assertThat(ACTIVE.resume()).isEqualTo(ACTIVE);
        assertThat(ACTIVE.close()).isEqualTo(CLOSED);
        assertThatCode(ACTIVE::requireOpen).doesNotThrowAnyException();
        assertThatCode(ACTIVE::requireVisible).doesNotThrowAnyException();
    }

    @Test
    void a_suspended_tenant_can_be_resumed_and_closed_and_lets_nobody_in() {
        assertThat(SUSPENDED.suspend()).isEqualTo(SUSPENDED);
        assertThat(SUSPENDED.resume()).isEqualTo(ACTIVE);
        assertThat(SUSPENDED.close()).isEqualTo(CLOSED);
        refused(SUSPENDED::requireOpen, ErrorCode.TENANT_SUSPENDED);
        assertThatCode(SUSPENDED::requireVisible).doesNotThrowAnyException();
    }

    @Test
    void a_closed_tenant_stays_closed_and_looks_like_none() {
        refused(CLOSED::suspend, ErrorCode.TENANT_TRANSITION_ILLEGAL);
        refused(CLOSED::resume, ErrorCode.TENANT_TRANSITION_ILLEGAL);
        assertThat(CLOSED.close()).isEqualTo(CLOSED);
        refused(CLOSED::requireOpen, ErrorCode.CREDENTIALS_WRONG);
        refused(CLOSED::requireVisible, ErrorCode.TENANT_TRANSITION_ILLEGAL);
    }

    @Test
    void each_is_read_as_it_is_written() {
        for (TenantStatus status : TenantStatus.values()) {
            assertThat(TenantStatus.of(status.text())).isEqualTo(status);
        }
    }

    private static void refused(ThrowingCallable action, ErrorCode code) {
        assertThatThrownBy(action).isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}
