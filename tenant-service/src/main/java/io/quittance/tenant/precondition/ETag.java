package io.quittance.tenant.precondition;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Arrays;

/** Which version of something a caller has seen ({@code ETag}), so that nobody writes over what they have not read ({@code If-Match}). */
public final class ETag {
    private static final String ANY = "*";

    private ETag() {}

    /** The header's value for a version. */
    public static String of(int version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses with {@link ErrorCode#PRECONDITION_FAILED} if the caller has seen another version.
     *
     * @param ifMatch the header as it came; null for a caller who does not care
     */
    public static void require(String ifMatch, int version) {
        if (ifMatch != null
                && Arrays.stream(ifMatch.split(","))
                        .map(String::strip)
                        .noneMatch(tag -> tag.equals(ANY) || tag.equals(of(version)))) {
            throw new DomainException(
                    ErrorCode.PRECONDITION_FAILED,
                    "It has changed meanwhile. Read it again; its ETag is " + of(version) + ".");
        }
    }
}
