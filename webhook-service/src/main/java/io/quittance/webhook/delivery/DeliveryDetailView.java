package io.quittance.webhook.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A delivery on the wire, with its history.
 *
 * @param attempts the oldest first
 */
record DeliveryDetailView(@JsonUnwrapped DeliveryView delivery, List<AttemptView> attempts) {}
