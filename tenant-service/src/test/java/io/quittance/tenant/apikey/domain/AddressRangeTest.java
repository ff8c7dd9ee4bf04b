package io.quittance.tenant.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7/32",
        "203.0.113.7/24, 203.0.113.0/24",
        "203.0.113.255/25, 203.0.113.128/25",
        "255.255.255.255/0, 0.0.0.0/0",
        "2001:DB8::1, 2001:db8::1/128",
        "2001:db8:0:0:0:0:0:1/32, 2001:db8::/32",
        "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
        "2001:0db8::ffff/127, 2001:db8::fffe/127",
        "::, ::/128",
        "::/0, ::/0",
        "1::, 1::/128",
        "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0/128",
        "64:ff9b::192.0.2.33, 64:ff9b::c000:221/128",
        "::ffff:203.0.113.7, 203.0.113.7/32",
        "::ffff:203.0.113.7/120, 203.0.113.0/24",
        "::ffff:0:0/95, ::fffe:0:0/95"
    })
    void a_range_is_written_in_one_way_only(String given, String text) {
        assertThat(AddressRange.of(given))
                .hasValueSatisfying(range -> assertThat(range.text()).isEqualTo(text));
        assertThat(AddressRange.of(text))
                .hasValueSatisfying(range -> assertThat(range.text()).isEqualTo(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/",
                "/8",
                "localhost",
                "example.com",
                "203.0.113",
                "203.0.113.7.1",
                "203.0.113.256",
                "203.0.113.07",
                "0xCB.0.113.7",
                "3405803783",
                "203.0.113.7 ",
                "203.0.113.0/33",
                "203.0.113.0/-1",
                "203.0.113.0/+8",
                "203.0.113.0/08",
                "203.0.113.0/",
                "203.0.113.0/24/24",
                "203.0.113.0/255.255.255.0",
                "2001:db8::/129",
                "2001:db8",
                "2001:db8:::1",
                "2001::db8::1",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "::1:2:3:4:5:6:7:8",
                ":1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:",
                "12345::",
                "g::",
                "fe80::1%eth0",
                "[::1]",
                "::1.2.3",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "１.1.1.1"
            })
    void what_is_no_address_is_none(String text) {
        assertThat(AddressRange.of(text)).isEmpty();
    }
}
