package io.quittance.subscription.customer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to change about a customer; a field that is not given stays as it is. */
@Schema(example = """
        {"email": "ada@lovelace.example"}""")
record CustomerChange(
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") @Size(max = 255)
        String name,

        @Email @Size(min = 3, max = 320) String email,

        @Schema(description = "Replaces all metadata.") @Size(max = 50)
        Map<@Size(min = 1, max = 40) String, @NotNull @Size(max = 500) String> metadata) {}
