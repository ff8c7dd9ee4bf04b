package io.quittance.tenant.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LetterTest {
    @Test
    void no_name_adds_a_header() {
        Letter letter = new Letter("ada@example.com", "Otter\r\nBcc: everybody@example.com\u0000", "text");
        assertThat(letter.subject()).isEqualTo("Otter Bcc: everybody@example.com");
    }

    @Test
    void its_text_form_for_logs_does_not_tell_what_it_says() {
        assertThat(new Letter("ada@example.com", "Hello", "secret").toString()).doesNotContain("secret", "ada");
    }
}
