package io.quittance.tenant.company;

import io.quittance.kernel.Currencies;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.FieldError;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a tenant's well-formed settings must still obey. */
public final class SettingsRules {
    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private SettingsRules() {}

    /** What is wrong with a default currency. */
    public static Optional<FieldError> currency(String code) {
        String param = "default_currency";
        try {
            Currencies.require(code, param);
            return Optional.empty();
        } catch (DomainException unknown) {
            return Optional.of(new FieldError(param, unknown.code(), unknown.detail()));
        }
    }

    /** What is wrong with a time zone. Regions only: an offset knows no summer time, and a billing day would move. */
    public static Optional<FieldError> timeZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone)
                ? Optional.empty()
                : Optional.of(new FieldError(
                        "time_zone",
                        ErrorCode.PARAMETER_INVALID,
                        "Give a region of the time-zone database, such as Europe/Berlin."));
    }

    static Optional<FieldError> country(String code) {
        return COUNTRIES.contains(code)
                ? Optional.empty()
                : Optional.of(new FieldError(
                        "address.country",
                        ErrorCode.PARAMETER_INVALID,
                        "Give an ISO 3166 code of two letters, such as DE."));
    }
}
