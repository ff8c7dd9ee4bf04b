package io.quittance.gateway.limit;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Where all instances of the edge count together. */
@FunctionalInterface
public interface Tally {
    /**
     * Adds what was spent.
     *
     * @return for each, in order, what is left of its burst now; negative if more was spent than there was. Fails if nobody counts.
     */
    CompletionStage<List<Long>> spend(List<Spending> spendings);
}
