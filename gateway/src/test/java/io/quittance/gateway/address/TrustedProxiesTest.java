package io.quittance.gateway.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.TestConfig;
import io.quittance.gateway.address.TrustedProxies.Origin;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private static final IpAddress PROXY = IpAddress.parse("10.0.0.1").orElseThrow();

    private final TrustedProxies proxies = proxies("x-forwarded");
    private final TrustedProxies rfc7239 = proxies("forwarded");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                203.0.113.7                            | 203.0.113.7
                198.51.100.1, 203.0.113.7              | 203.0.113.7
                203.0.113.7, 10.0.0.2                  | 203.0.113.7
                198.51.100.1, 203.0.113.7, 10.0.0.2    | 203.0.113.7
                10.0.0.3, 10.0.0.2                     | 10.0.0.3
                203.0.113.7:5000                       | 203.0.113.7
                2001:db8::7                            | 2001:db8::7
                [2001:db8::7]:5000                     | 2001:db8::7
                unknown                                | 10.0.0.1
                203.0.113.7, unknown                   | 10.0.0.1
                203.0.113.7, _hidden, 10.0.0.2         | 10.0.0.2
                ''                                     | 10.0.0.1
                """)
    void the_client_is_the_first_whom_no_proxy_of_ours_is(String chain, String client) {
        assertThat(proxies.origin(PROXY, List.of(chain), List.of()).client()).hasToString(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                for=203.0.113.7;proto=https                          | 203.0.113.7 | false
                For="[2001:db8::7]:4711";Proto=HTTP                  | 2001:db8::7 | true
                for=198.51.100.1;proto=http, for=203.0.113.7         | 203.0.113.7 | false
                for=203.0.113.7;proto=http, for=10.0.0.2;proto=https | 203.0.113.7 | true
                for=203.0.113.7;proto=https, for=10.0.0.2;proto=http | 203.0.113.7 | false
                for="203.0.113.7, 198.51.100.1"                      | 10.0.0.1    | false
                proto=http                                           | 10.0.0.1    | true
                for=_hidden;proto=http                               | 10.0.0.1    | true
                nonsense                                             | 10.0.0.1    | false
                """)
    void the_standard_header_says_the_same(String chain, String client, boolean plain) {
        assertThat(rfc7239.origin(PROXY, List.of(chain), List.of()))
                .isEqualTo(new Origin(IpAddress.parse(client).orElseThrow(), plain));
    }

    @Test
    void several_headers_are_one_chain() {
        assertThat(proxies.origin(PROXY, List.of("198.51.100.1", "203.0.113.7, 10.0.0.2"), List.of())
                        .client())
                .hasToString("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                203.0.113.7           | http        | true
                203.0.113.7           | HTTP        | true
                203.0.113.7           | https       | false
                203.0.113.7, 10.0.0.2 | https, http | false
                203.0.113.7, 10.0.0.2 | http, https | true
                203.0.113.7, 10.0.0.2 | http        | true
                198.51.100.1, 203.0.113.7 | http, https | false
                ''                    | http        | true
                203.0.113.7           | ''          | false
                """)
    void whether_the_client_spoke_tls_is_what_the_outermost_of_ours_saw(String chain, String schemes, boolean plain) {
        assertThat(proxies.origin(PROXY, List.of(chain), List.of(schemes)).isPlain())
                .isEqualTo(plain);
    }

    @Test
    void only_those_in_the_ranges_are_trusted() {
        assertThat(proxies.trusts(PROXY)).isTrue();
        assertThat(proxies.trusts(IpAddress.parse("::ffff:10.1.2.3").orElseThrow()))
                .isTrue();
        assertThat(proxies.trusts(IpAddress.parse("11.0.0.1").orElseThrow())).isFalse();
        assertThat(new TrustedProxies(TestConfig.of().proxies()).trusts(PROXY)).isFalse();
    }

    private static TrustedProxies proxies(String header) {
        return new TrustedProxies(TestConfig.of("proxies.trusted", "10.0.0.0/8,fd00::/8", "proxies.header", header)
                .proxies());
    }
}
