package io.quittance.billing.plan.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import org.junit.jupiter.api.Test;

class PricingModelTest {
    @Test
    void a_flat_price_is_charged_once_however_many_use_it() {
        assertThat(PricingModel.FLAT.billedQuantity(7)).isEqualTo(1);
    }

    @Test
    void a_price_per_seat_is_charged_for_each_seat() {
        assertThat(PricingModel.PER_SEAT.billedQuantity(7)).isEqualTo(7);
    }

    @Test
    void every_model_is_found_by_its_name_on_the_wire() {
        for (PricingModel model : PricingModel.values()) {
            assertThat(PricingModel.fromString(model.slug())).isEqualTo(model);
        }
    }

    @Test
    void another_name_is_refused() {
        assertThatThrownBy(() -> PricingModel.fromString("FLAT")).isInstanceOf(DomainException.class);
    }
}
