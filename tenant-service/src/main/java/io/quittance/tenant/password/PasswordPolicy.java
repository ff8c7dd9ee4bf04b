package io.quittance.tenant.password;

import io.quittance.tenant.password.domain.PasswordRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The {@link PasswordRules} with the list that is bundled. */
@ApplicationScoped
public class PasswordPolicy {
    private static final String COMMON = "/common-passwords.txt";

    private final PasswordRules rules = new PasswordRules(common());

    /** As {@link PasswordRules#objection}. */
    public Optional<String> objection(String password, Collection<String> personal) {
        return rules.objection(password, personal);
    }

    private static Set<String> common() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(PasswordPolicy.class.getResourceAsStream(COMMON), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
