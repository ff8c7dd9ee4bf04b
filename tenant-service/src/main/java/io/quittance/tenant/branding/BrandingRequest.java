package io.quittance.tenant.branding;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a tenant wants to look; what is not given is plain from then on. */
@Schema(example = """
        {"display_name": "Analytical Engines", "primary_color": "#1f6feb", "secondary_color": "#0b1f3a",
         "support_address": "help@example.com"}""")
record BrandingRequest(
        @Schema(description = "What your customers call you.")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Size(max = 100)
        String displayName,

        @Pattern(regexp = COLOR, message = "must be a colour such as #1f6feb")
        String primaryColor,

        @Pattern(regexp = COLOR, message = "must be a colour such as #1f6feb")
        String secondaryColor,

        @Schema(description = "Whom your customers write to.") @Email @Size(min = 3, max = 254)
        String supportAddress) {
    private static final String COLOR = "#[0-9a-fA-F]{6}";

    /** The branding with these parts; logo and version as they are. */
    Branding over(Branding current) {
        return new Branding(
                displayName,
                lower(primaryColor),
                lower(secondaryColor),
                supportAddress,
                current.logoType(),
                current.version());
    }

    private static String lower(String color) {
        return color == null ? null : color.toLowerCase(Locale.ROOT);
    }
}
