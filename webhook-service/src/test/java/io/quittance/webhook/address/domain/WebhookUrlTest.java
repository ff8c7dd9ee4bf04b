package io.quittance.webhook.address.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://example.com, true, example.com, 443, example.com, /",
        "HTTPS://Example.COM/Hooks, true, example.com, 443, example.com, /Hooks",
        "http://example.com:8080/a?b=c&d=%20, false, example.com, 8080, example.com:8080, /a?b=c&d=%20",
        "https://example.com:443?x, true, example.com, 443, example.com:443, /?x",
        "https://xn--bcher-kva.example/, true, xn--bcher-kva.example, 443, xn--bcher-kva.example, /",
        "https://8.8.8.8/, true, 8.8.8.8, 443, 8.8.8.8, /",
        "https://[2606:4700:4700::1111]:8443/x, true, 2606:4700:4700::1111, 8443, [2606:4700:4700::1111]:8443, /x"
    })
    void a_url_is_taken_apart(String text, boolean secure, String host, int port, String authority, String target) {
        WebhookUrl url = WebhookUrl.parse(text);
        assertThat(url.secure()).isEqualTo(secure);
        assertThat(url.host()).isEqualTo(host);
        assertThat(url.port()).isEqualTo(port);
        assertThat(url.authority()).isEqualTo(authority);
        assertThat(url.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "example.com",
                "/hooks",
                "https:",
                "https://",
                "https:///hooks",
                "https:example.com",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "javascript:alert(1)",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com/#fragment",
                "https://example.com:0/",
                "https://example.com:65536/",
                "https://example.com:99999999999/",
                "https://example.com:-1/",
                "https://exa mple.com/",
                "https://example.com/\r\nX-Injected: 1",
                "https://example.com/\u0000",
                "https://b\u00fccher.example/",
                "https://example\u3002com/",
                "https://exa_mple.com/",
                "https://-example.com/",
                "https://a..b/",
                "https://127.0.0.1:80\\@example.com/",
                "https://example.com\\.evil.example/",
                // Addresses in disguise.
                "https://2130706433/",
                "https://017700000001/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://0x7f.1/",
                "https://127.0.0.1./",
                "https://0177.0.0.1/",
                "https://010.0.0.1/",
                "https://127.0.0.01/",
                "https://256.0.0.1/",
                "https://1.2.3.4.5/",
                // Zones.
                "https://[fe80::1%eth0]/",
                "https://[fe80::1%25eth0]/",
                "https://[::1%1]/",
                "https://[::g]/",
                "https://[::1/"
            })
    void what_is_not_a_plain_url_is_refused(String text) {
        assertThatThrownBy(() -> WebhookUrl.parse(text)).isInstanceOfSatisfying(DomainException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.PARAMETER_INVALID);
            assertThat(refusal.param()).hasValue("url");
        });
    }

    @Test
    void a_url_has_a_bounded_length() {
        String longest = "https://example.com/" + "a".repeat(2048 - 20);
        assertThat(WebhookUrl.parse(longest).target()).hasSize(2029);
        assertThatThrownBy(() -> WebhookUrl.parse(longest + "a")).isInstanceOf(DomainException.class);
    }

    @Test
    void a_name_is_no_literal() {
        assertThat(WebhookUrl.parse("https://example.com").literal()).isEmpty();
        assertThat(WebhookUrl.parse("https://10.0.0.1").literal()).isPresent();
        assertThat(WebhookUrl.parse("https://[::1]").literal()).isPresent();
    }
}
