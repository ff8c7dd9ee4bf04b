package io.quittance.tenant.people;

import io.quittance.tenant.user.domain.Role;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to change about a person. */
@Schema(example = """
        {"role": "admin"}""")
record RoleChange(
        @NotNull @Pattern(regexp = "owner|admin|developer", message = "must be owner, admin or developer")
        String role) {

    Role wanted() {
        return Role.of(role);
    }
}
