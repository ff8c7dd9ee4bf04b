package io.quittance.gateway.apikey;

/** What an API key looks like: {@code sk_live_} and the like, then letters and digits. */
public final class ApiKeyText {
    private static final int PREFIX_LENGTH = "sk_live_".length();
    private static final int SECRET_LENGTH_MIN = 20;
    private static final int SECRET_LENGTH_MAX = 120;

    private ApiKeyText() {}

    /** Whether a credential means to be an API key. */
    public static boolean isApiKey(String credential) {
        boolean type = credential.startsWith("sk_") || credential.startsWith("pk_") || credential.startsWith("rk_");
        return type && (credential.startsWith("live_", 3) || credential.startsWith("test_", 3));
    }

    /** Whether it could be one of ours; if not, it need not be looked up. */
    public static boolean isWellFormed(String key) {
        int secretLength = key.length() - PREFIX_LENGTH;
        if (!isApiKey(key) || secretLength < SECRET_LENGTH_MIN || secretLength > SECRET_LENGTH_MAX) {
            return false;
        }
        for (int at = PREFIX_LENGTH; at < key.length(); at++) {
            char character = key.charAt(at);
            boolean base62 = character >= '0' && character <= '9'
                    || character >= 'A' && character <= 'Z'
                    || character >= 'a' && character <= 'z';
            if (!base62) {
                return false;
            }
        }
        return true;
    }
}
