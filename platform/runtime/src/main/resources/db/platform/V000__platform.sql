-- What every service's schema holds besides its own tables: the fence around tenant data, the outbox, the inbox,
-- parked events and stored answers. Runs in the service's schema as <schema>_owner.

-- Fences a table: a row is seen and written only under its own tenant and mode. Both settings are local to the
-- transaction; unset or empty they fail (the casts refuse ''), they never match everything.
CREATE FUNCTION isolate(tenant_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format($policy$
        CREATE POLICY tenant_and_mode ON %s TO %I
            USING (tenant_id = current_setting('app.tenant_id')::uuid AND livemode = current_setting('app.livemode')::boolean)
            WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid AND livemode = current_setting('app.livemode')::boolean)
        $policy$, tenant_table, current_schema() || '_app');
END $$;

-- Lets the relay role, and nobody else, work on a table across tenants. What it may do there is a GRANT of its own.
CREATE FUNCTION open_to_relay(tenant_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE POLICY relay_works_across_tenants ON %s TO %I USING (true) WITH CHECK (true)',
        tenant_table, current_schema() || '_relay');
END $$;

-- Events that are true but not yet on Kafka. Written in the transaction of the change, deleted once published.
CREATE TABLE outbox (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, outbox_id bigint GENERATED ALWAYS AS IDENTITY,
    event_id uuid NOT NULL, topic text NOT NULL, event_type text NOT NULL, event_key text NOT NULL, subject text NOT NULL,
    sequence bigint NOT NULL, effective_at timestamptz NOT NULL, occurred_at timestamptz NOT NULL,
    traceparent text, data text NOT NULL,
    PRIMARY KEY (tenant_id, livemode, outbox_id));
CREATE INDEX outbox_by_age ON outbox (outbox_id);
SELECT isolate('outbox');
SELECT open_to_relay('outbox');

-- Which event a consumer has applied. The claim commits with the effect, so a redelivery finds it and does nothing.
CREATE TABLE inbox (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, consumer text NOT NULL, event_id uuid NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, livemode, consumer, event_id));
CREATE INDEX inbox_by_age ON inbox (applied_at);
SELECT isolate('inbox');
SELECT open_to_relay('inbox');

-- Events that a consumer could not apply, and those of the same key that wait behind them. retry_at is NULL once we gave up.
CREATE TABLE parked_event (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, consumer text NOT NULL, event_id uuid NOT NULL,
    parked_id bigint GENERATED ALWAYS AS IDENTITY,
    event_key text NOT NULL, topic text NOT NULL, event_type text NOT NULL, subject text NOT NULL, sequence bigint NOT NULL,
    effective_at timestamptz NOT NULL, occurred_at timestamptz NOT NULL, traceparent text, data text NOT NULL,
    failures int NOT NULL DEFAULT 0, last_failure text, retry_at timestamptz, parked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, livemode, consumer, event_id));
CREATE INDEX parked_event_by_key ON parked_event (tenant_id, livemode, consumer, event_key, parked_id);
SELECT isolate('parked_event');
SELECT open_to_relay('parked_event');

-- The answer to a POST that carried an Idempotency-Key. It commits with the effect it answers for.
CREATE TABLE idempotency_key (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, idempotency_key text NOT NULL,
    operation text NOT NULL, request_hash bytea NOT NULL, status int NOT NULL, location text, body text,
    answered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, livemode, idempotency_key),
    CONSTRAINT idempotency_key_short CHECK (length(idempotency_key) BETWEEN 1 AND 255));
CREATE INDEX idempotency_key_by_age ON idempotency_key (answered_at);
SELECT isolate('idempotency_key');
SELECT open_to_relay('idempotency_key');

DO $$
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), current_schema() || '_relay');
    EXECUTE format('GRANT SELECT, DELETE ON outbox TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT, UPDATE (retry_at) ON parked_event TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT (tenant_id, livemode, consumer, event_id, applied_at), DELETE ON inbox TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT (tenant_id, livemode, idempotency_key, answered_at), DELETE ON idempotency_key TO %I', current_schema() || '_relay');
END $$;
