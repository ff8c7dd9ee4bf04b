package io.quittance.runtime.tenancy;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.regex.Pattern;

/**
 * Where the request at work came from, as the gateway tells it. Kept on the duplicated context like {@link TenantContext}, and taken
 * along into transactions that have a context of their own, so that it is known wherever something is noted down. Every request
 * brings one and few are asked for it, so what the headers say is looked at when somebody asks.
 */
public final class RequestOrigin {
    /** Work that no request asked for: a timer, an event. */
    public static final RequestOrigin NONE = new RequestOrigin(null, null, null);

    private static final String KEY = RequestOrigin.class.getName();
    private static final int TEXT_MAX = 255;
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final String address;
    private final String userAgent;
    private final String requestId;

    /** From headers as they came; each may be null. */
    RequestOrigin(String address, String userAgent, String requestId) {
        this.address = address;
        this.userAgent = userAgent;
        this.requestId = requestId;
    }

    /** The origin of the work under way; {@link #NONE} where no request asked for it. */
    public static RequestOrigin current() {
        return VertxContext.isOnDuplicatedContext()
                ? ContextLocals.<RequestOrigin>get(KEY).orElse(NONE)
                : NONE;
    }

    /** Binds this origin to the current duplicated context. */
    public void enter() {
        ContextLocals.put(KEY, this);
    }

    /** The client's IP literal; null where the gateway sent none. */
    public String address() {
        return address != null && ADDRESS.matcher(address).matches() ? address : null;
    }

    /** At most 255 characters without control characters, or null. */
    public String userAgent() {
        return plain(userAgent);
    }

    /** At most 255 characters without control characters; null where the gateway sent none. */
    public String requestId() {
        return plain(requestId);
    }

    private static String plain(String text) {
        if (text == null) {
            return null;
        }
        String printable = CONTROL.matcher(text).replaceAll("");
        return printable.substring(0, Math.min(printable.length(), TEXT_MAX));
    }
}
