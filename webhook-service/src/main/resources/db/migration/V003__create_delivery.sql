-- One event on its way to one endpoint. `attempt` counts the attempts begun and fences off a sender whose lease has ended;
-- `failures` counts those that failed since the delivery was last started afresh.
CREATE TABLE delivery (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    endpoint_id uuid NOT NULL, event_id uuid NOT NULL, event_type text NOT NULL,
    status text NOT NULL, attempt int NOT NULL DEFAULT 0, failures int NOT NULL DEFAULT 0,
    due_at timestamptz, leased_until timestamptz, completed_at timestamptz, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT delivery_once_per_event_and_endpoint UNIQUE (tenant_id, livemode, event_id, endpoint_id),
    CONSTRAINT delivery_of_an_event FOREIGN KEY (tenant_id, livemode, event_id) REFERENCES event,
    CONSTRAINT delivery_to_an_endpoint FOREIGN KEY (tenant_id, livemode, endpoint_id) REFERENCES endpoint,
    CONSTRAINT delivery_status_known CHECK (status IN ('PENDING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    CONSTRAINT delivery_due_while_pending CHECK ((status = 'PENDING') = (due_at IS NOT NULL)),
    CONSTRAINT delivery_completed_unless_pending CHECK ((status = 'PENDING') = (completed_at IS NULL)));
SELECT isolate('delivery');
SELECT open_to_relay('delivery');

-- The queue: one lane per endpoint, so that a claim can step over a lane whatever its length.
CREATE INDEX delivery_pending_by_endpoint ON delivery (tenant_id, livemode, endpoint_id, due_at) WHERE status = 'PENDING';
CREATE INDEX delivery_by_endpoint ON delivery (tenant_id, livemode, endpoint_id, id);

-- A claim sees when something is due and takes a lease on it. It reads neither addresses nor bodies nor secrets.
GRANT SELECT (tenant_id, livemode, id, endpoint_id, status, attempt, due_at, leased_until),
      UPDATE (attempt, leased_until) ON delivery TO webhook_relay;

-- What became of each attempt. A missing number is an attempt whose sender died before it could tell.
CREATE TABLE delivery_attempt (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, delivery_id uuid NOT NULL, number int NOT NULL,
    started_at timestamptz NOT NULL, duration_millis bigint NOT NULL, address text, status int, error text, answer text,
    PRIMARY KEY (tenant_id, livemode, delivery_id, number),
    CONSTRAINT delivery_attempt_of_a_delivery FOREIGN KEY (tenant_id, livemode, delivery_id) REFERENCES delivery,
    CONSTRAINT delivery_attempt_answered_or_failed CHECK ((status IS NULL) <> (error IS NULL)),
    CONSTRAINT delivery_attempt_answer_bounded CHECK (length(answer) <= 16384));
SELECT isolate('delivery_attempt');
