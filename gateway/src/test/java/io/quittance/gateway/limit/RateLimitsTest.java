package io.quittance.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.TestConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    @Test
    void a_burst_is_granted_and_what_exceeds_it_is_not() {
        RateLimits limits = RateLimits.forCallers(TestConfig.of("rate-limit.per-second", "1", "rate-limit.burst", "3")
                .rateLimit());

        assertThat(limits.take("a").isGranted()).isTrue();
        assertThat(limits.take("a").isGranted()).isTrue();
        assertThat(limits.take("a").isGranted()).isTrue();
        Allowance fourth = limits.take("a");

        assertThat(fourth.isGranted()).isFalse();
        assertThat(fourth.retryAfter()).isEqualTo("1");
        assertThat(fourth.policy()).isEqualTo("\"default\";q=3;w=3");
        assertThat(fourth.state()).isEqualTo("\"default\";r=0;t=3");
    }

    @Test
    void one_caller_does_not_use_up_what_is_anothers() {
        RateLimits limits = RateLimits.forCallers(TestConfig.of("rate-limit.per-second", "1", "rate-limit.burst", "1")
                .rateLimit());
        limits.take("a");

        assertThat(limits.take("b").isGranted()).isTrue();
    }

    @Test
    void switched_off_there_is_nothing_to_say() {
        RateLimits limits = RateLimits.forCallers(TestConfig.of("rate-limit.enabled", "false", "rate-limit.burst", "1")
                .rateLimit());
        limits.take("a");
        Allowance allowance = limits.take("a");

        assertThat(allowance.isGranted()).isTrue();
        assertThat(allowance.isLimited()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:0:0:0:7, 2001:db8:1:2",
        "2001:db8:1:2:a:b:c:d, 2001:db8:1:2",
        "fe80:0:0:0:1:2:3:4%eth0, fe80:0:0:0",
    })
    void an_ipv6_network_counts_as_one_address(String address, String counted) {
        assertThat(ClientAddress.of(address)).isEqualTo(counted);
    }
}
