package io.quittance.tenant.secondfactor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What an authenticator app needs, shown this once.
 *
 * @param object always {@code second_factor_enrolment}
 * @param secret Base32, to be typed
 * @param otpauthUri the same and more, to be shown as a QR code
 */
record EnrolmentView(String object, String secret, String otpauthUri) {
    private static final String ISSUER = "Quittance";

    static EnrolmentView of(String email, byte[] secret) {
        String text = Base32.encode(secret);
        String label = URLEncoder.encode(email, StandardCharsets.UTF_8).replace("+", "%20");
        return new EnrolmentView(
                "second_factor_enrolment",
                text,
                "otpauth://totp/" + ISSUER + ":" + label + "?secret=" + text + "&issuer=" + ISSUER
                        + "&algorithm=SHA1&digits=" + Totp.DIGITS + "&period=" + Totp.STEP_SECONDS);
    }

    /** Not the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "EnrolmentView";
    }
}
