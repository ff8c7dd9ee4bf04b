-- Whom a tenant bills. Deleting keeps the row, because the books still speak of it.
CREATE TABLE customer (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    name text NOT NULL, email text NOT NULL, currency char(3), metadata jsonb NOT NULL DEFAULT '{}',
    sequence bigint NOT NULL, version int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL, deleted_at timestamptz,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT customer_name_bounded CHECK (length(name) BETWEEN 1 AND 255),
    CONSTRAINT customer_email_bounded CHECK (length(email) BETWEEN 3 AND 320),
    CONSTRAINT customer_metadata_is_object CHECK (jsonb_typeof(metadata) = 'object'));
SELECT isolate('customer');
