-- What a tenant tells us of its own product.
CREATE TABLE analytics_event (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    name text NOT NULL, customer_id uuid, occurred_at timestamptz NOT NULL, properties jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT analytics_event_name_bounded CHECK (length(name) BETWEEN 1 AND 100),
    CONSTRAINT analytics_event_properties_is_object CHECK (jsonb_typeof(properties) = 'object'));
CREATE INDEX analytics_event_by_name ON analytics_event (tenant_id, livemode, name, id);
CREATE INDEX analytics_event_by_customer ON analytics_event (tenant_id, livemode, customer_id, id);
SELECT isolate('analytics_event');
