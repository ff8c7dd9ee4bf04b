-- A public event that at least one endpoint wanted, as it is sent: the signature covers these very bytes.
CREATE TABLE event (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    type text NOT NULL, subject text NOT NULL, sequence bigint NOT NULL, occurred_at timestamptz NOT NULL,
    body text NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT event_body_small CHECK (octet_length(body) < 20000));
SELECT isolate('event');
