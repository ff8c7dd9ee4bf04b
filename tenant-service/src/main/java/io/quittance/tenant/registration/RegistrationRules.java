package io.quittance.tenant.registration;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.FieldError;
import io.quittance.tenant.company.SettingsRules;
import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.user.domain.LoginEmail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What a well-formed registration must still obey. Names everything that is wrong, not only the first. */
@ApplicationScoped
class RegistrationRules {
    private final PasswordPolicy passwords;

    RegistrationRules(PasswordPolicy passwords) {
        this.passwords = passwords;
    }

    void require(RegistrationRequest request) {
        List<FieldError> errors = new ArrayList<>();
        SettingsRules.currency(request.currencyOrDefault()).ifPresent(errors::add);
        checkPassword(request, errors);
        SettingsRules.timeZone(request.timeZoneOrDefault()).ifPresent(errors::add);
        DomainException.refuse(errors);
    }

    private void checkPassword(RegistrationRequest request, List<FieldError> errors) {
        List<String> personal = Stream.of(
                        request.email(),
                        LoginEmail.of(request.email()).localPart(),
                        request.name(),
                        request.companyName())
                .filter(Objects::nonNull)
                .toList();
        passwords
                .objection(request.password(), personal)
                .ifPresent(objection -> errors.add(new FieldError("password", ErrorCode.PASSWORD_WEAK, objection)));
    }
}
