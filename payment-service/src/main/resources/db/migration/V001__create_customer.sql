-- Which customers there are, as subscription-service tells. A deleted customer's row stays, so that a late event or a late
-- answer cannot bring the customer back.
CREATE TABLE customer (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    known_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz,
    PRIMARY KEY (tenant_id, livemode, id));
SELECT isolate('customer');
