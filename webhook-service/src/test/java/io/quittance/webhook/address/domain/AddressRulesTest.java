package io.quittance.webhook.address.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private final AddressRules production = new AddressRules(false, Set.of());
    private final AddressRules development = new AddressRules(true, Set.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "https://example.com:443/",
                "https://example.com:8443/",
                "https://8.8.8.8/"
            })
    void production_delivers_to_the_public_internet_over_https(String url) {
        assertThatCode(() -> production.check(WebhookUrl.parse(url), true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "http://example.com:443/",
                "https://example.com:80/",
                "https://example.com:22/",
                "https://example.com:8080/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://hooks.localhost/",
                "https://127.0.0.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/",
                "https://[::]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:a9fe:a9fe]/",
                "https://[::127.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/"
            })
    void production_refuses_in_live_mode(String url) {
        assertRefused(() -> production.check(WebhookUrl.parse(url), true));
    }

    @Test
    void test_mode_takes_plain_http_on_its_own_port() {
        assertThatCode(() -> production.check(WebhookUrl.parse("http://example.com/"), false))
                .doesNotThrowAnyException();
        assertRefused(() -> production.check(WebhookUrl.parse("http://example.com:8080/"), false));
        assertRefused(() -> production.check(WebhookUrl.parse("http://127.0.0.1/"), false));
    }

    @Test
    void the_operator_may_allow_further_ports() {
        AddressRules rules = new AddressRules(false, Set.of(9443));
        assertThatCode(() -> rules.check(WebhookUrl.parse("https://example.com:9443/"), true))
                .doesNotThrowAnyException();
        assertRefused(() -> rules.check(WebhookUrl.parse("https://example.com:9444/"), true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:5000/",
                "http://localhost:5000/",
                "https://192.168.1.5:1234/",
                "http://[::1]:99/"
            })
    void development_delivers_to_this_machine(String url) {
        assertThatCode(() -> development.check(WebhookUrl.parse(url), true)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254/", "http://0.0.0.0/", "http://[fe80::1]/", "http://224.0.0.1/"})
    void even_development_refuses_what_is_no_receiver(String url) {
        assertRefused(() -> development.check(WebhookUrl.parse(url), true));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1",
        "8.8.8.8 10.0.0.1",
        "10.0.0.1 8.8.8.8",
        "8.8.8.8 1.1.1.1 169.254.169.254",
        "8.8.8.8 ::1",
        "2606:4700:4700::1111 fd00::1",
        "8.8.8.8 ::ffff:127.0.0.1"
    })
    void one_bad_answer_condemns_the_name(String answers) {
        assertRefused(() -> production.choose(addresses(answers)));
    }

    @Test
    void a_name_without_an_answer_is_refused() {
        assertRefused(() -> production.choose(List.of()));
    }

    @Test
    void the_address_that_was_checked_is_the_one_to_connect_to() throws UnknownHostException {
        List<InetAddress> answers = addresses("8.8.8.8 1.1.1.1");
        assertThat(production.choose(answers)).isSameAs(answers.get(0));
    }

    private static void assertRefused(ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOfSatisfying(DomainException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.WEBHOOK_URL_REFUSED);
            assertThat(refusal.param()).hasValue("url");
        });
    }

    private static List<InetAddress> addresses(String literals) throws UnknownHostException {
        List<InetAddress> addresses = new ArrayList<>();
        for (String literal : literals.split(" ")) {
            addresses.add(InetAddress.getByName(literal));
        }
        return addresses;
    }
}
