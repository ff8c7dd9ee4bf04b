package io.quittance.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.0",
        "203.0.113.0/24, 203.0.113.255",
        "203.0.113.77/24, 203.0.113.1",
        "203.0.113.7, 203.0.113.7",
        "0.0.0.0/0, 198.51.100.1",
        "203.0.113.0/24, ::ffff:203.0.113.9",
        "::ffff:203.0.113.0/120, 203.0.113.9",
        "2001:db8::/32, 2001:db8:ffff::1",
        "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff",
        "2001:db8::/65, 2001:db8::7fff:ffff:ffff:ffff",
        "2001:db8::1, 2001:db8:0:0:0:0:0:1",
        "::/0, 2001:db8::1",
    })
    void contains(String range, String address) {
        assertThat(AddressRange.parse(range).contains(of(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.114.0",
        "203.0.113.0/24, 203.0.112.255",
        "203.0.113.7, 203.0.113.8",
        "0.0.0.0/0, 2001:db8::1",
        "2001:db8::/64, 2001:db8:0:1::",
        "2001:db8::/65, 2001:db8::8000:0:0:0",
        "2001:db8::1, 2001:db8::2",
    })
    void does_not_contain(String range, String address) {
        assertThat(AddressRange.parse(range).contains(of(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/24",
                "203.0.113.0/33",
                "203.0.113.0/-1",
                "203.0.113.0/",
                "203.0.113.0/24/8",
                "203.0.113/24",
                "2001:db8::/129",
                "2001:db8::/x",
                "localhost",
                "example.com/24",
                "203.0.113.256",
            })
    void a_range_that_is_none_is_refused(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:0:0:0:7, 2001:db8:1:2::7",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::1, ::1",
        "fe80:0:0:0:1:2:3:4%eth0, fe80::1:2:3:4",
    })
    void an_address_has_one_spelling(String text, String spelling) {
        assertThat(of(text)).hasToString(spelling);
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:0:0:0:7, 2001:db8:1:2::",
        "2001:db8:1:2:a:b:c:d, 2001:db8:1:2::",
    })
    void an_ipv6_network_counts_as_one_address(String address, String counted) {
        assertThat(of(address).network()).hasToString(counted);
    }

    private static IpAddress of(String text) {
        return IpAddress.parse(text).orElseThrow();
    }
}
