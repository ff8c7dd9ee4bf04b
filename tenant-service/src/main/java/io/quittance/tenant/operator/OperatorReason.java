package io.quittance.tenant.operator;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an operator does something to a tenant. The tenant can read it in its audit log. */
@Schema(example = """
        {"reason": "Invoices unpaid since March"}""")
record OperatorReason(@NotBlank @Size(max = 500) String reason) {}
