package io.quittance.local.command;

import io.quittance.local.LocalPlatform;
import java.net.URI;
import java.time.Duration;

/**
 * What a user needs to know once the platform runs.
 *
 * @param operatorPassword of whoever runs the platform
 * @param mail where it goes
 */
record Welcome(URI url, DemoTenant demo, String operatorPassword, String mail, Duration took) {

    String text() {
        return """

                Quittance is ready after %.1f s.

                  API      %s/api/v1
                  Log-in   %s
                           password %s
                  Operator %s
                           password %s
                  Mail     %s
                %s
                Try it:

                  curl -H 'Authorization: Bearer %s' %s/api/v1/customers

                Ctrl-C stops it; './quittance status' and './quittance logs <service>' show how it is.
                """.formatted(
                        took.toMillis() / 1000.0,
                        url,
                        demo.email(),
                        demo.password(),
                        LocalPlatform.OPERATOR_EMAIL,
                        operatorPassword,
                        mail,
                        keys(),
                        demo.testKey(),
                        url);
    }

    private String keys() {
        StringBuilder lines = new StringBuilder();
        demo.keys().forEach(key -> lines.append("  %-8s %s%n".formatted(lines.isEmpty() ? "Keys" : "", key)));
        return lines.toString();
    }
}
