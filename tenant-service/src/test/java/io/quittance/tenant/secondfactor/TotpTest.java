package io.quittance.tenant.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
    private static final byte[] RFC_SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1: eight digits there, of which ours are the last six. */
    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130",
    })
    void a_code_is_what_the_rfc_says(long time, String eightDigits) {
        assertThat(Totp.code(RFC_SECRET, Totp.stepAt(Instant.ofEpochSecond(time))))
                .isEqualTo(eightDigits.substring(2));
    }

    @Test
    void the_codes_of_the_step_before_and_after_pass_as_well() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        long step = Totp.stepAt(now);
        for (long near = step - 1; near <= step + 1; near++) {
            assertThat(Totp.step(RFC_SECRET, Totp.code(RFC_SECRET, near), now)).hasValue(near);
        }
        assertThat(Totp.step(RFC_SECRET, Totp.code(RFC_SECRET, step - 2), now)).isEmpty();
        assertThat(Totp.step(RFC_SECRET, Totp.code(RFC_SECRET, step + 2), now)).isEmpty();
    }

    @Test
    void other_texts_are_no_codes() {
        for (String text : List.of("", "00592", "0059244", "abcdef", "005 924", "٠٠٥٩٢٤")) {
            assertThat(Totp.step(RFC_SECRET, text, Instant.ofEpochSecond(1_234_567_890)))
                    .as(text)
                    .isEmpty();
        }
    }

    /** RFC 4648, 10, without padding. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "f, MY",
        "fo, MZXQ",
        "foo, MZXW6",
        "foob, MZXW6YQ",
        "fooba, MZXW6YTB",
        "foobar, MZXW6YTBOI",
    })
    void base32_is_what_the_rfc_says(String text, String encoded) {
        assertThat(Base32.encode(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(encoded);
    }

    @Test
    void ten_recovery_codes_differ_and_can_be_typed_in_any_way() {
        List<String> codes = RecoveryCodes.generate(new SecureRandom());
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[A-Z2-7]{5}-[A-Z2-7]{5}"));
        assertThat(RecoveryCodes.plain(" abcde fghij ")).isEqualTo(RecoveryCodes.plain("ABCDE-FGHIJ"));
    }

    @Test
    void an_app_reads_what_it_needs() {
        EnrolmentView view = EnrolmentView.of("ada+x@example.com", RFC_SECRET);
        assertThat(view.otpauthUri())
                .isEqualTo("otpauth://totp/Quittance:ada%2Bx%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Quittance&algorithm=SHA1&digits=6&period=30");
        assertThat(view.toString()).doesNotContain(view.secret());
    }
}
