package io.quittance.local.journey;

/** The platform did not do what it promises. */
public final class JourneyFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JourneyFailed(String message) {
        super(message);
    }
}
