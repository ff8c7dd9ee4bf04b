package io.quittance.tenant.company.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {
    @ParameterizedTest
    @CsvSource({
        "Acme, acme",
        "'  Otter & Söhne GmbH ', otter-sohne-gmbh",
        "Größe, grosse",
        "株式会社, tenant",
        "'---', tenant",
        "ACME 2000!, acme-2000",
    })
    void a_name_becomes_plain(String name, String slug) {
        assertThat(Slug.of(name).text()).isEqualTo(slug);
    }

    @Test
    void it_fits_its_column_with_and_without_tail() {
        Slug longest = Slug.of("a b".repeat(100));
        assertThat(longest.text()).hasSizeLessThanOrEqualTo(48).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(longest.withTail(new Random(1))).hasSizeLessThanOrEqualTo(63).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
}
