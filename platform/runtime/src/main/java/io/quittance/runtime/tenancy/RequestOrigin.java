package io.quittance.runtime.tenancy;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.regex.Pattern;

/**
 * Where the request at work came from, as the gateway tells it. Kept on the duplicated context like {@link TenantContext}, and taken
 * along into transactions that have a context of their own, so that it is known wherever something is noted down.
 *
 * @param address IP literal of the client, or null
 * @param userAgent at most 255 characters, or null
 * @param requestId null where the gateway sent none
 */
public record RequestOrigin(String address, String userAgent, String requestId) {
    /** Work that no request asked for: a timer, an event. */
    public static final RequestOrigin NONE = new RequestOrigin(null, null, null);

    private static final String KEY = RequestOrigin.class.getName();
    private static final int TEXT_MAX = 255;
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    /** From headers as they came: what is no address is left out, and text is cut and freed of control characters. */
    static RequestOrigin of(String address, String userAgent, String requestId) {
        return new RequestOrigin(
                address != null && ADDRESS.matcher(address).matches() ? address : null,
                plain(userAgent),
                plain(requestId));
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

    private static String plain(String text) {
        if (text == null) {
            return null;
        }
        String printable = text.replaceAll("\\p{Cntrl}", "");
        return printable.substring(0, Math.min(printable.length(), TEXT_MAX));
    }
}
