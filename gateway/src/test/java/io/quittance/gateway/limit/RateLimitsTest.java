package io.quittance.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.TestConfig;
import io.quittance.gateway.address.IpAddress;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.Credential;
import io.quittance.gateway.caller.TenantStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
    private static final int PLAN_UNKNOWN = Credential.RATE_UNKNOWN;

    @Test
    void a_burst_is_granted_and_what_exceeds_it_is_not() {
        RateLimits limits = limits("per-second", "1", "burst", "3");
        Caller caller = key("a", "ten_1", "live", PLAN_UNKNOWN);

        assertThat(granted(limits, caller, 3)).isEqualTo(3);
        Allowance fourth = limits.take(caller);

        assertThat(fourth.isGranted()).isFalse();
        assertThat(fourth.retryAfter()).isEqualTo("1");
        assertThat(fourth.policy()).isEqualTo("\"default\";q=3;w=3");
        assertThat(fourth.state()).isEqualTo("\"default\";r=0;t=3");
    }

    @Test
    void one_caller_does_not_use_up_what_is_anothers() {
        RateLimits limits = limits("per-second", "1", "burst", "1");
        limits.take(key("a", "ten_1", "live", PLAN_UNKNOWN));

        assertThat(limits.take(key("b", "ten_1", "live", PLAN_UNKNOWN)).isGranted())
                .isTrue();
    }

    @Test
    void live_and_test_are_counted_apart() {
        RateLimits limits = limits("per-second", "1", "burst", "1", "tenant-per-second", "1", "tenant-burst", "1");
        limits.take(key("a", "ten_1", "live", PLAN_UNKNOWN));

        assertThat(limits.take(key("a", "ten_1", "test", PLAN_UNKNOWN)).isGranted())
                .isTrue();
    }

    @Test
    void the_keys_of_a_tenant_share_what_is_the_tenants() {
        RateLimits limits = limits("tenant-per-second", "1", "tenant-burst", "4");

        assertThat(granted(limits, key("a", "ten_1", "live", PLAN_UNKNOWN), 3)).isEqualTo(3);
        assertThat(granted(limits, key("b", "ten_1", "live", PLAN_UNKNOWN), 3)).isEqualTo(1);
        Allowance next = limits.take(key("b", "ten_1", "live", PLAN_UNKNOWN));
        assertThat(next.isGranted()).isFalse();
        assertThat(next.state()).startsWith("\"tenant\";r=0;");
        assertThat(next.policy()).isEqualTo("\"default\";q=2000;w=2, \"tenant\";q=4;w=4");
        assertThat(granted(limits, key("c", "ten_2", "live", PLAN_UNKNOWN), 3)).isEqualTo(3);
    }

    @Test
    void what_the_tenants_limit_refuses_is_not_taken_from_the_key() {
        RateLimits limits = limits("per-second", "1", "burst", "5", "tenant-per-second", "1", "tenant-burst", "1");
        Caller caller = key("a", "ten_1", "live", PLAN_UNKNOWN);

        assertThat(granted(limits, caller, 10)).isEqualTo(1);
        assertThat(limits.take(caller).state()).startsWith("\"tenant\"");
    }

    @Test
    void a_plan_of_the_platform_sets_the_tenants_limit() {
        RateLimits limits = limits("tenant-per-second", "10", "tenant-burst", "20");

        assertThat(granted(limits, key("a", "ten_1", "live", 2), 100)).isEqualTo(4);
        assertThat(limits.take(key("a", "ten_1", "live", 2)).policy()).endsWith("\"tenant\";q=4;w=2");
    }

    @Test
    void a_generous_plan_lets_each_key_do_as_much() {
        RateLimits limits = limits("per-second", "1", "burst", "2");

        assertThat(limits.take(key("a", "ten_1", "live", 1_000_000)).policy())
                .isEqualTo("\"default\";q=2000000;w=2, \"tenant\";q=2000000;w=2");
    }

    @Test
    void a_new_plan_does_not_fill_the_bucket_anew() {
        RateLimits limits = limits("tenant-per-second", "1", "tenant-burst", "4");
        granted(limits, key("a", "ten_1", "live", 1), 4);

        assertThat(granted(limits, key("a", "ten_1", "live", 2), 8)).isZero();
    }

    @Test
    void a_person_has_the_limit_that_the_tenants_keys_told() {
        RateLimits limits = limits("tenant-per-second", "10", "tenant-burst", "20");
        limits.take(key("a", "ten_1", "live", 1));
        Caller person = new Caller(
                "usr_1", "ten_1", "live", new Credential.Session("ses_1", false), List.of("admin"), Instant.MAX);

        assertThat(limits.take(person).policy()).endsWith("\"tenant\";q=2;w=2");
    }

    @Test
    void the_operator_has_no_tenants_limit() {
        RateLimits limits = limits("tenant-per-second", "1", "tenant-burst", "1");
        Caller operator = new Caller(
                "usr_1", null, "live", new Credential.Session("ses_1", false), List.of("operator"), Instant.MAX);

        assertThat(granted(limits, operator, 5)).isEqualTo(5);
    }

    @Test
    void an_ipv6_network_counts_as_one_address() {
        RateLimits limits = limits("anonymous-per-second", "1", "anonymous-burst", "1");
        limits.take(IpAddress.parse("2001:db8::1").orElseThrow());

        assertThat(limits.take(IpAddress.parse("2001:db8::2").orElseThrow()).isGranted())
                .isFalse();
        assertThat(limits.take(IpAddress.parse("2001:db8:0:1::1").orElseThrow()).isGranted())
                .isTrue();
    }

    @Test
    void switched_off_there_is_nothing_to_say() {
        RateLimits limits = limits("enabled", "false", "burst", "1");
        limits.take(key("a", "ten_1", "live", PLAN_UNKNOWN));
        Allowance allowance = limits.take(key("a", "ten_1", "live", PLAN_UNKNOWN));

        assertThat(allowance.isGranted()).isTrue();
        assertThat(allowance.isLimited()).isFalse();
    }

    private static int granted(RateLimits limits, Caller caller, int attempts) {
        int granted = 0;
        for (int i = 0; i < attempts; i++) {
            granted += limits.take(caller).isGranted() ? 1 : 0;
        }
        return granted;
    }

    private static Caller key(String id, String tenant, String mode, int plan) {
        return new Caller(
                id,
                tenant,
                mode,
                new Credential.Key("secret", List.of(), TenantStatus.ACTIVE, plan),
                List.of("tenant"),
                Instant.MAX);
    }

    private static RateLimits limits(String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            settings[i] = "rate-limit." + settings[i];
        }
        return new RateLimits(TestConfig.of(settings).rateLimit(), null);
    }
}
