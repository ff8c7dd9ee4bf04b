package io.quittance.tenant.password;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.tenant.password.domain.PasswordRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The {@link PasswordRules} with the list that is bundled. */
@ApplicationScoped
public class PasswordPolicy {
    private static final String COMMON = "/common-passwords.txt";

    private final PasswordRules rules = new PasswordRules(common());

    /** As {@link PasswordRules#objection}. */
    public Optional<String> objection(String password, Collection<String> personal) {
        return rules.objection(password, personal);
    }

    /**
     * Refuses a weak password with {@link ErrorCode#PASSWORD_WEAK}.
     *
     * @param param the field that it came in
     * @param personal what others know; nulls are skipped
     */
    public void require(String password, String param, String... personal) {
        Collection<String> known = Stream.of(personal).filter(Objects::nonNull).toList();
        objection(password, known).ifPresent(objection -> {
            throw new DomainException(ErrorCode.PASSWORD_WEAK, objection, param);
        });
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
