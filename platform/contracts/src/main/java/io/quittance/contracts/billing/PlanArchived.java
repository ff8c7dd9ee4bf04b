package io.quittance.contracts.billing;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.PlanId;

/**
 * A plan is no longer on sale. Who is subscribed to it stays so.
 *
 * @param planId the plan
 */
@EventType(value = "plan.archived.v1", topic = Topic.BILLING)
public record PlanArchived(PlanId planId) implements EventData {}
