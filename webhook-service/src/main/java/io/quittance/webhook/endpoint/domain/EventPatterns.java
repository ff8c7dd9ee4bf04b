package io.quittance.webhook.endpoint.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.FieldError;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which events an endpoint asks for: names such as {@code invoice.paid}, all of one subject ({@code invoice.*}), or all
 * ({@code *}). A name that is never sent is refused, because whoever wrote it would wait for it.
 */
public final class EventPatterns {
    private static final String ALL = "*";
    private static final String ALL_OF_SUBJECT = ".*";

    private EventPatterns() {}

    /**
     * The patterns without repetitions, in the order given.
     *
     * @param names every event type that is sent
     * @throws DomainException that names each pattern which matches none of them
     */
    public static List<String> require(List<String> patterns, Set<String> names) {
        List<FieldError> errors = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            String pattern = patterns.get(i);
            if (names.stream().noneMatch(name -> matching(name).contains(pattern))) {
                errors.add(new FieldError(
                        "events[" + i + "]", ErrorCode.PARAMETER_INVALID, "There is no such event type."));
            }
        }
        if (!errors.isEmpty()) {
            String detail = errors.size() == 1
                    ? errors.get(0).param() + ": " + errors.get(0).detail()
                    : errors.size() + " event types are unknown.";
            throw new DomainException(ErrorCode.PARAMETER_INVALID, detail, errors);
        }
        return List.copyOf(new LinkedHashSet<>(patterns));
    }

    /** Every pattern that an event of this name satisfies. */
    public static List<String> matching(String name) {
        return List.of(ALL, name.substring(0, name.indexOf('.')) + ALL_OF_SUBJECT, name);
    }
}
