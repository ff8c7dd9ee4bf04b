package io.quittance.gateway.apikey;

/** Nobody can say now whether a key exists. */
public final class LookupFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LookupFailed(String reason) {
        super(reason, null, false, false);
    }
}
