package io.quittance.embedded;

/** The passwords of one schema's roles. */
public record RolePasswords(String owner, String app, String relay, String auditor) {

    /** One password for all four roles: for tests. */
    public static RolePasswords same(String password) {
        return new RolePasswords(password, password, password, password);
    }

    public String of(DatabaseRole role) {
        return switch (role) {
            case OWNER -> owner;
            case APP -> app;
            case RELAY -> relay;
            case AUDITOR -> auditor;
        };
    }

    /** Names no password: records end up in logs. */
    @Override
    public String toString() {
        return "RolePasswords[…]";
    }
}
