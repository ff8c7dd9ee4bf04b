package io.quittance.tenant.company.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Locale;

/** How the platform stands to a tenant. To ask for what is already so changes nothing; what is closed stays closed. */
public enum TenantStatus {
    /** All is well. */
    ACTIVE {
        @Override
        public TenantStatus suspend() {
            return SUSPENDED;
        }

        @Override
        public TenantStatus resume() {
            return this;
        }

        @Override
        public TenantStatus close() {
            return CLOSED;
        }

        @Override
        public void requireOpen() {
            // Whoever has the password may come in.
        }

        @Override
        public void requireVisible() {
            // There is something to see.
        }
    },

    /** Nothing works until the operator resumes it; nothing is lost. */
    SUSPENDED {
        @Override
        public TenantStatus suspend() {
            return this;
        }

        @Override
        public TenantStatus resume() {
            return ACTIVE;
        }

        @Override
        public TenantStatus close() {
            return CLOSED;
        }

        @Override
        public void requireOpen() {
            throw new DomainException(
                    ErrorCode.TENANT_SUSPENDED, "This tenant is suspended. Ask the platform's operator.");
        }

        @Override
        public void requireVisible() {
            // There is something to see.
        }
    },

    /** For ever: to everybody outside as if it did not exist. */
    CLOSED {
        @Override
        public TenantStatus suspend() {
            throw refuse("suspended");
        }

        @Override
        public TenantStatus resume() {
            throw refuse("resumed");
        }

        @Override
        public TenantStatus close() {
            return this;
        }

        @Override
        public void requireOpen() {
            throw new DomainException(ErrorCode.CREDENTIALS_WRONG, "E-mail or password is wrong.");
        }

        @Override
        public void requireVisible() {
            throw refuse("looked into");
        }
    };

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The status that is spelled so: {@code active}. */
    public static TenantStatus of(String spelled) {
        return valueOf(spelled.toUpperCase(Locale.ROOT));
    }

    public abstract TenantStatus suspend();

    public abstract TenantStatus resume();

    public abstract TenantStatus close();

    /** Refuses people who log in where nobody may; to be asked once they have shown their password. */
    public abstract void requireOpen();

    /** Refuses an operator who would look into it. */
    public abstract void requireVisible();

    public String text() {
        return text;
    }

    private static DomainException refuse(String action) {
        return new DomainException(ErrorCode.TENANT_TRANSITION_ILLEGAL, "A closed tenant cannot be " + action + ".");
    }
}
