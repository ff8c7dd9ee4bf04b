package io.quittance.runtime.list;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TypedId;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/**
 * Which page of a list: newest first, {@code limit} items, after or before an id that an earlier page showed. The values are
 * read as text so that a bad one is a 400 that names it.
 */
public class ListRequest {
    private static final int LIMIT_DEFAULT = 20;
    private static final int LIMIT_MAX = 100;

    @RestQuery
    @Parameter(description = "How many items, 1 to 100; 20 if not given.", example = "20")
    String limit;

    @RestQuery("starting_after")
    @Parameter(description = "The id of the last item of the page before.")
    String startingAfter;

    @RestQuery("ending_before")
    @Parameter(description = "The id of the first item of the page after.")
    String endingBefore;

    /** The page asked for, its cursors read as ids of the listed kind. */
    public PageQuery page(Function<String, ? extends TypedId> id) {
        if (startingAfter != null && endingBefore != null) {
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID, "Give starting_after or ending_before, not both.", "ending_before");
        }
        return new PageQuery(
                limit(), cursor(startingAfter, "starting_after", id), cursor(endingBefore, "ending_before", id));
    }

    private int limit() {
        if (limit == null) {
            return LIMIT_DEFAULT;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > LIMIT_MAX) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, "limit is a whole number from 1 to 100.", "limit");
        }
        return Integer.parseInt(limit);
    }

    private static UUID cursor(String text, String param, Function<String, ? extends TypedId> id) {
        if (text == null) {
            return null;
        }
        try {
            return id.apply(text).value();
        } catch (DomainException notAnId) {
            throw new DomainException(notAnId.code(), param + " is not an id of this list.", param);
        }
    }
}
