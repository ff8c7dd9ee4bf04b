package io.quittance.webhook.address.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    /** The first and the last address of every range, and its neighbours outside. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            9.255.255.255, PUBLIC
            10.0.0.0, LOCAL
            10.255.255.255, LOCAL
            11.0.0.0, PUBLIC
            172.15.255.255, PUBLIC
            172.16.0.0, LOCAL
            172.31.255.255, LOCAL
            172.32.0.0, PUBLIC
            192.167.255.255, PUBLIC
            192.168.0.0, LOCAL
            192.168.255.255, LOCAL
            192.169.0.0, PUBLIC
            126.255.255.255, PUBLIC
            127.0.0.0, LOCAL
            127.0.0.1, LOCAL
            127.255.255.255, LOCAL
            128.0.0.0, PUBLIC
            0.0.0.0, FORBIDDEN
            0.255.255.255, FORBIDDEN
            1.0.0.0, PUBLIC
            169.253.255.255, PUBLIC
            169.254.0.0, FORBIDDEN
            169.254.169.254, FORBIDDEN
            169.254.255.255, FORBIDDEN
            169.255.0.0, PUBLIC
            100.63.255.255, PUBLIC
            100.64.0.0, FORBIDDEN
            100.127.255.255, FORBIDDEN
            100.128.0.0, PUBLIC
            191.255.255.255, PUBLIC
            192.0.0.0, FORBIDDEN
            192.0.0.255, FORBIDDEN
            192.0.1.0, PUBLIC
            192.0.2.0, FORBIDDEN
            192.0.2.255, FORBIDDEN
            192.0.3.0, PUBLIC
            192.88.98.255, PUBLIC
            192.88.99.0, FORBIDDEN
            192.88.99.255, FORBIDDEN
            192.88.100.0, PUBLIC
            198.17.255.255, PUBLIC
            198.18.0.0, FORBIDDEN
            198.19.255.255, FORBIDDEN
            198.20.0.0, PUBLIC
            198.51.99.255, PUBLIC
            198.51.100.0, FORBIDDEN
            198.51.100.255, FORBIDDEN
            198.51.101.0, PUBLIC
            203.0.112.255, PUBLIC
            203.0.113.0, FORBIDDEN
            203.0.113.255, FORBIDDEN
            203.0.114.0, PUBLIC
            223.255.255.255, PUBLIC
            224.0.0.0, FORBIDDEN
            239.255.255.255, FORBIDDEN
            240.0.0.0, FORBIDDEN
            255.255.255.254, FORBIDDEN
            255.255.255.255, FORBIDDEN
            8.8.8.8, PUBLIC
            ::, FORBIDDEN
            ::1, LOCAL
            ::2, FORBIDDEN
            64:ff9a:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC
            64:ff9b::, FORBIDDEN
            64:ff9b::808:808, FORBIDDEN
            64:ff9b::ffff:ffff, FORBIDDEN
            64:ff9b:0:0:0:1::, PUBLIC
            64:ff9b:1::, FORBIDDEN
            64:ff9b:1:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            64:ff9b:2::, PUBLIC
            100::, FORBIDDEN
            100::ffff:ffff:ffff:ffff, FORBIDDEN
            100:0:0:1::, PUBLIC
            2001::, FORBIDDEN
            2001:0:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            2001:1::, PUBLIC
            2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC
            2001:db8::, FORBIDDEN
            2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            2001:db9::, PUBLIC
            3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC
            3fff::, FORBIDDEN
            3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            3fff:1000::, PUBLIC
            5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC
            5f00::, FORBIDDEN
            5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            5f01::, PUBLIC
            fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC
            fc00::, LOCAL
            fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, LOCAL
            fe00::, PUBLIC
            fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff, PUBLIC
            fe80::, FORBIDDEN
            febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            fec0::, FORBIDDEN
            feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            ff00::, FORBIDDEN
            ff02::1, FORBIDDEN
            ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, FORBIDDEN
            2606:4700:4700::1111, PUBLIC
            """)
    void a_range_ends_where_it_ends(String literal, Reach reach) throws UnknownHostException {
        assertThat(Reach.of(InetAddress.getByName(literal))).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "::127.0.0.1, LOCAL",
        "::10.1.2.3, LOCAL",
        "::169.254.169.254, FORBIDDEN",
        "::8.8.8.8, PUBLIC",
        "2002:7f00:0001::, LOCAL",
        "2002:0a00:0001::1, LOCAL",
        "2002:a9fe:a9fe::, FORBIDDEN",
        "2002:c0a8:0101:ffff::1, LOCAL",
        "2002:0808:0808::, PUBLIC",
        "::ffff:0:10.0.0.1, LOCAL",
        "::ffff:0:169.254.169.254, FORBIDDEN",
        "::ffff:0:8.8.8.8, PUBLIC"
    })
    void an_address_that_carries_another_reaches_what_that_one_reaches(String literal, Reach reach)
            throws UnknownHostException {
        assertThat(Reach.of(InetAddress.getByName(literal))).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1, LOCAL",
        "172.16.0.1, LOCAL",
        "192.168.1.1, LOCAL",
        "127.0.0.1, LOCAL",
        "0.0.0.0, FORBIDDEN",
        "169.254.169.254, FORBIDDEN",
        "100.64.0.1, FORBIDDEN",
        "192.0.0.8, FORBIDDEN",
        "192.0.2.1, FORBIDDEN",
        "198.51.100.1, FORBIDDEN",
        "203.0.113.1, FORBIDDEN",
        "192.88.99.1, FORBIDDEN",
        "198.18.0.1, FORBIDDEN",
        "224.0.0.1, FORBIDDEN",
        "240.0.0.1, FORBIDDEN",
        "255.255.255.255, FORBIDDEN",
        "8.8.8.8, PUBLIC"
    })
    void an_ipv4_address_mapped_into_ipv6_is_the_same_address(String literal, Reach reach) throws UnknownHostException {
        byte[] mapped = new byte[16];
        mapped[10] = -1;
        mapped[11] = -1;
        System.arraycopy(InetAddress.getByName(literal).getAddress(), 0, mapped, 12, 4);
        assertThat(Reach.of(mapped)).isEqualTo(reach);
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:10.0.0.1", "::ffff:0a00:1", "0:0:0:0:0:ffff:127.0.0.1"})
    void a_mapped_literal_is_seen_through(String literal) throws UnknownHostException {
        assertThat(Reach.of(InetAddress.getByName(literal))).isEqualTo(Reach.LOCAL);
    }
}
