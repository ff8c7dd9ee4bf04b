package io.quittance.tenant.registration;

import io.quittance.kernel.Currencies;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.FieldError;
import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.user.domain.LoginEmail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
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
        checkCurrency(request, errors);
        checkPassword(request, errors);
        checkTimeZone(request, errors);
        if (errors.size() == 1) {
            FieldError only = errors.get(0);
            throw new DomainException(only.code(), only.detail(), only.param());
        }
        if (!errors.isEmpty()) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, errors.size() + " fields are not valid.", errors);
        }
    }

    private static void checkCurrency(RegistrationRequest request, List<FieldError> errors) {
        String param = "default_currency";
        try {
            Currencies.require(request.currencyOrDefault(), param);
        } catch (DomainException unknown) {
            errors.add(new FieldError(param, unknown.code(), unknown.detail()));
        }
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

    // Regions only: an offset such as +02:00 knows no summer time, and a billing day would move.
    private static void checkTimeZone(RegistrationRequest request, List<FieldError> errors) {
        if (!ZoneId.getAvailableZoneIds().contains(request.timeZoneOrDefault())) {
            errors.add(new FieldError(
                    "time_zone",
                    ErrorCode.PARAMETER_INVALID,
                    "Give a region of the time-zone database, such as Europe/Berlin."));
        }
    }
}
