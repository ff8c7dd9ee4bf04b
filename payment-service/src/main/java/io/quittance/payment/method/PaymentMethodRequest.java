package io.quittance.payment.method;

import io.quittance.kernel.CustomerId;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A payment method to be attached to a customer. */
@Schema(example = """
        {"customer": "cus_01h455vb4pex5vsknk084sn02q", "provider_token": "pm_card_visa"}""")
record PaymentMethodRequest(
        @Schema(description = "Whose it is.") @NotNull CustomerId customer,

        @Schema(
                description =
                        "What the provider gave the client for the card; in the sandbox one of Stripe's test cards.")
        @NotNull
        @Size(min = 1, max = 255)
        @Pattern(regexp = "[A-Za-z0-9_]*", message = "has letters, digits and underscores only")
        String providerToken) {}
