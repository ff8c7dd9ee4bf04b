package io.quittance.kernel;

import java.util.Locale;

/**
 * Every way in which the platform refuses, each with a slug that clients may rely on: once published, a code is neither renamed nor
 * given another meaning.
 *
 * <p>The kernel does not know HTTP. A {@link Kind} says what sort of refusal it is; the edge maps kinds to statuses in one place.
 */
public enum ErrorCode {
    // What was sent cannot be read or is not allowed to look like that.
    PARAMETER_INVALID(Kind.INVALID, "A parameter is not valid"),
    PARAMETER_MISSING(Kind.INVALID, "A parameter is missing"),
    PARAMETER_UNKNOWN(Kind.INVALID, "A parameter is unknown"),
    ID_INVALID(Kind.INVALID, "An id is not valid"),
    CURRENCY_UNKNOWN(Kind.INVALID, "The currency is unknown"),
    AMOUNT_TOO_LARGE(Kind.INVALID, "The amount is too large"),
    PASSWORD_WEAK(Kind.INVALID, "The password is too weak"),
    REQUEST_MALFORMED(Kind.INVALID, "The request cannot be read"),
    BODY_MALFORMED(Kind.INVALID, "The body cannot be read"),
    BODY_TOO_LARGE(Kind.TOO_LARGE, "The body is too large"),
    MEDIA_TYPE_UNSUPPORTED(Kind.UNSUPPORTED_MEDIA_TYPE, "The media type is not supported"),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE, "No acceptable representation exists"),
    METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED, "The method is not allowed here"),

    // Who is asking, and may they?
    AUTHENTICATION_REQUIRED(Kind.UNAUTHENTICATED, "Authentication is required"),
    API_KEY_INVALID(Kind.UNAUTHENTICATED, "The API key is not valid"),
    TOKEN_INVALID(Kind.UNAUTHENTICATED, "The token is not valid"),
    CREDENTIALS_WRONG(Kind.UNAUTHENTICATED, "E-mail or password is wrong"),
    SECOND_FACTOR_WRONG(Kind.UNAUTHENTICATED, "The second factor is wrong"),
    PERMISSION_DENIED(Kind.FORBIDDEN, "This is not permitted"),
    TENANT_SUSPENDED(Kind.FORBIDDEN, "The tenant is suspended"),
    ADDRESS_NOT_ALLOWED(Kind.FORBIDDEN, "The key may not be used from this address"),

    // Things that are not there: also what belongs to another tenant or mode.
    RESOURCE_NOT_FOUND(Kind.NOT_FOUND, "There is nothing here"),
    TENANT_NOT_FOUND(Kind.NOT_FOUND, "The tenant does not exist"),
    USER_NOT_FOUND(Kind.NOT_FOUND, "The user does not exist"),
    SESSION_NOT_FOUND(Kind.NOT_FOUND, "The session does not exist"),
    INVITATION_NOT_FOUND(Kind.NOT_FOUND, "The invitation does not exist"),
    API_KEY_NOT_FOUND(Kind.NOT_FOUND, "The API key does not exist"),
    CUSTOMER_NOT_FOUND(Kind.NOT_FOUND, "The customer does not exist"),
    PLAN_NOT_FOUND(Kind.NOT_FOUND, "The plan does not exist"),
    SUBSCRIPTION_NOT_FOUND(Kind.NOT_FOUND, "The subscription does not exist"),
    INVOICE_NOT_FOUND(Kind.NOT_FOUND, "The invoice does not exist"),
    PAYMENT_NOT_FOUND(Kind.NOT_FOUND, "The payment does not exist"),
    PAYMENT_METHOD_NOT_FOUND(Kind.NOT_FOUND, "The payment method does not exist"),
    LOGO_NOT_FOUND(Kind.NOT_FOUND, "There is no logo"),
    WEBHOOK_ENDPOINT_NOT_FOUND(Kind.NOT_FOUND, "The webhook endpoint does not exist"),
    WEBHOOK_DELIVERY_NOT_FOUND(Kind.NOT_FOUND, "The delivery does not exist"),

    // The state of things stands against it.
    EMAIL_TAKEN(Kind.CONFLICT, "The e-mail address is taken"),
    API_KEY_ENDED(Kind.CONFLICT, "The API key has ended"),
    TENANT_TRANSITION_ILLEGAL(Kind.CONFLICT, "The tenant's state does not allow this"),
    LAST_OWNER(Kind.CONFLICT, "A tenant keeps at least one owner"),
    INVITATION_CLOSED(Kind.CONFLICT, "The invitation was accepted or is over"),
    SECOND_FACTOR_ENABLED(Kind.CONFLICT, "A second factor is in use"),
    SECOND_FACTOR_MISSING(Kind.CONFLICT, "There is no second factor"),
    CUSTOMER_HAS_SUBSCRIPTIONS(Kind.CONFLICT, "The customer still has subscriptions"),
    SUBSCRIPTION_TRANSITION_ILLEGAL(Kind.CONFLICT, "The subscription's state does not allow this"),
    INVOICE_TRANSITION_ILLEGAL(Kind.CONFLICT, "The invoice's state does not allow this"),
    PAYMENT_TRANSITION_ILLEGAL(Kind.CONFLICT, "The payment's state does not allow this"),
    WEBHOOK_DELIVERY_TRANSITION_ILLEGAL(Kind.CONFLICT, "The delivery's state does not allow this"),
    WEBHOOK_ENDPOINT_DISABLED(Kind.CONFLICT, "The webhook endpoint is disabled"),
    IDEMPOTENCY_KEY_IN_USE(Kind.CONFLICT, "A request with this idempotency key is still running"),
    PRECONDITION_FAILED(Kind.PRECONDITION_FAILED, "The resource has changed meanwhile"),

    // It can be read, and a rule refuses it.
    PASSWORD_WRONG(Kind.UNPROCESSABLE, "The password is wrong"),
    LINK_INVALID(Kind.UNPROCESSABLE, "The link is not valid"),
    CODE_WRONG(Kind.UNPROCESSABLE, "The code is wrong"),
    INVITATIONS_TOO_MANY(Kind.UNPROCESSABLE, "There are too many open invitations"),
    CURRENCY_MISMATCH(Kind.UNPROCESSABLE, "The currencies differ"),
    PLAN_ARCHIVED(Kind.UNPROCESSABLE, "The plan is archived"),
    PAYMENT_METHOD_UNKNOWN(Kind.UNPROCESSABLE, "The provider does not know this payment method"),
    API_KEYS_TOO_MANY(Kind.UNPROCESSABLE, "There are too many API keys"),
    LOGO_REFUSED(Kind.UNPROCESSABLE, "The logo is refused"),
    WEBHOOK_URL_REFUSED(Kind.UNPROCESSABLE, "The webhook URL is refused"),
    WEBHOOK_ENDPOINTS_TOO_MANY(Kind.UNPROCESSABLE, "There are too many webhook endpoints"),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE, "The idempotency key was used for another request"),
    IDEMPOTENCY_KEY_INVALID(Kind.INVALID, "The idempotency key is not valid"),

    // Not now, or not our caller's fault.
    RATE_LIMITED(Kind.RATE_LIMITED, "Too many requests"),
    OVERLOADED(Kind.UNAVAILABLE, "There is too much to do at the moment"),
    UPSTREAM_FAILED(Kind.UPSTREAM_BAD, "A service behind this one failed"),
    UPSTREAM_UNAVAILABLE(Kind.UNAVAILABLE, "A service behind this one is not available"),
    UPSTREAM_TIMEOUT(Kind.TIMEOUT, "A service behind this one did not answer in time"),
    SERVICE_UNAVAILABLE(Kind.UNAVAILABLE, "The service is not available"),
    INTERNAL_ERROR(Kind.INTERNAL, "Something went wrong on our side");

    /** What sort of refusal it is; the edge gives each kind one status. */
    public enum Kind {
        /** Cannot be read as what it should be. */
        INVALID,
        /** Nobody we know. */
        UNAUTHENTICATED,
        /** Somebody we know, who may not. */
        FORBIDDEN,
        /** Not there, for this tenant and mode. */
        NOT_FOUND,
        /** There, but not with this method. */
        METHOD_NOT_ALLOWED,
        /** There, but not in a form the caller accepts. */
        NOT_ACCEPTABLE,
        /** Another state is needed first. */
        CONFLICT,
        /** Changed since the caller looked. */
        PRECONDITION_FAILED,
        /** More bytes than we take. */
        TOO_LARGE,
        /** In a form that we do not read. */
        UNSUPPORTED_MEDIA_TYPE,
        /** Readable, and against a rule. */
        UNPROCESSABLE,
        /** Too many, come back later. */
        RATE_LIMITED,
        /** Our fault. */
        INTERNAL,
        /** Somebody behind us answered badly. */
        UPSTREAM_BAD,
        /** Come back later. */
        UNAVAILABLE,
        /** Somebody behind us did not answer. */
        TIMEOUT
    }

    private final Kind kind;
    private final String title;
    private final String slug;

    ErrorCode(Kind kind, String title) {
        this.kind = kind;
        this.title = title;
        this.slug = name().toLowerCase(Locale.ROOT);
    }

    public Kind kind() {
        return kind;
    }

    /** One line for people; the same for every occurrence. */
    public String title() {
        return title;
    }

    /** The stable name on the wire, such as {@code customer_not_found}. */
    public String slug() {
        return slug;
    }
}
