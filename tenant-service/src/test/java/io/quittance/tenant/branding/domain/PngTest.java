package io.quittance.tenant.branding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.tenant.branding.Images;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "8, 8", "2048, 2048"})
    void a_png_passes(int width, int height) {
        assertThat(Png.objection(Images.png(width, height, 0))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 0", "2049, 1", "1, 2049", "-1, 1", "1, -2147483648", "65536, 65536"})
    void one_of_no_size_or_too_large_is_refused(int width, int height) {
        assertThat(Png.objection(Images.claiming(width, height)))
                .hasValueSatisfying(why -> assertThat(why).contains("2048"));
    }

    @Test
    void a_png_that_is_cut_anywhere_is_refused() {
        byte[] png = Images.png();
        for (int length = 0; length < png.length; length++) {
            assertThat(Png.objection(Arrays.copyOf(png, length)))
                    .as("first %d bytes", length)
                    .isPresent();
        }
    }

    @Test
    void a_png_with_a_wrong_bit_anywhere_is_refused() {
        byte[] png = Images.png();
        for (int at = 0; at < png.length; at++) {
            byte[] wrong = png.clone();
            wrong[at] ^= 1;
            assertThat(Png.objection(wrong)).as("byte %d", at).isPresent();
        }
    }

    @Test
    void nothing_hides_behind_a_png() {
        byte[] script = "<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
        assertThat(Png.objection(Images.join(Images.png(), script))).isPresent();
        assertThat(Png.objection(Images.join(script, Images.png()))).isPresent();
        assertThat(Png.objection(Images.join(Images.png(), Images.png()))).isPresent();
    }

    @Test
    void no_bytes_are_a_failure() {
        Random random = new Random(7);
        byte[] signature = Arrays.copyOf(Images.png(), 8);
        for (int i = 0; i < 1000; i++) {
            byte[] noise = new byte[random.nextInt(100)];
            random.nextBytes(noise);
            assertThat(Png.objection(noise)).isPresent();
            assertThat(Png.objection(Images.join(signature, noise))).isPresent();
        }
    }
}
