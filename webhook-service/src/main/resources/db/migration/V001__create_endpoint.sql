-- Where a tenant wants to be told of its events. A deleted endpoint's row stays, because deliveries speak of it; its secret goes.
CREATE TABLE endpoint (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    url text NOT NULL, events text[] NOT NULL, description text,
    status text NOT NULL, disabled_reason text,
    -- AES-GCM: version, nonce, cipher text and tag. Bound to tenant, mode and id, so a copied row opens nothing.
    sealed_secret bytea,
    sequence bigint NOT NULL, version int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT endpoint_url_bounded CHECK (length(url) BETWEEN 1 AND 2048),
    CONSTRAINT endpoint_wants_some_events CHECK (cardinality(events) BETWEEN 1 AND 100),
    CONSTRAINT endpoint_description_bounded CHECK (length(description) <= 500),
    CONSTRAINT endpoint_status_known CHECK (status IN ('ENABLED', 'DISABLED', 'DELETED')),
    CONSTRAINT endpoint_silent_for_a_reason CHECK ((status = 'ENABLED') = (disabled_reason IS NULL)),
    CONSTRAINT endpoint_keeps_its_secret_until_deleted CHECK ((status = 'DELETED') = (sealed_secret IS NULL)));
SELECT isolate('endpoint');

-- What every event of a tenant asks for.
CREATE INDEX endpoint_enabled ON endpoint (tenant_id, livemode) WHERE status = 'ENABLED';
