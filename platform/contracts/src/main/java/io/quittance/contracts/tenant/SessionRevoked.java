package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;

/**
 * A session has ended. Whoever remembers one of its access tokens refuses it now.
 *
 * @param sessionId the session's id, as access tokens name it
 * @param userId whose session it was
 */
@EventType(value = "session.revoked.v1", topic = Topic.TENANT)
public record SessionRevoked(SessionId sessionId, UserId userId) implements EventData {}
