package io.quittance.gateway.apikey;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who wants to know when keys were used. */
@FunctionalInterface
public interface KeyUseSink {
    /** Takes some uses, at most {@link KeyUseReports#USES_MAX}. Fails if nobody took them. */
    CompletionStage<Void> used(List<KeyUse> uses);
}
