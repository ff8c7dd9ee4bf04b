-- What a tenant sells, at what price, how often. Amounts are minor units of `currency` (cents for EUR, yen for JPY). A price
-- never changes: subscribers rely on it. Archiving takes a plan off sale and keeps the row, because invoices speak of it.
CREATE TABLE plan (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    name text NOT NULL, pricing_model text NOT NULL, unit_amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    interval_unit text NOT NULL, interval_count int NOT NULL, metadata jsonb NOT NULL DEFAULT '{}',
    sequence bigint NOT NULL, version int NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL, archived_at timestamptz,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT plan_name_bounded CHECK (length(name) BETWEEN 1 AND 255),
    CONSTRAINT plan_pricing_model_known CHECK (pricing_model IN ('FLAT', 'PER_SEAT')),
    -- Times the million seats of a subscription it still fits a bigint.
    CONSTRAINT plan_unit_amount_bounded CHECK (unit_amount_minor BETWEEN 0 AND 999999999999),
    CONSTRAINT plan_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT plan_interval_unit_known CHECK (interval_unit IN ('DAY', 'WEEK', 'MONTH', 'YEAR')),
    CONSTRAINT plan_interval_at_most_three_years CHECK (interval_count BETWEEN 1 AND
        CASE interval_unit WHEN 'DAY' THEN 1096 WHEN 'WEEK' THEN 156 WHEN 'MONTH' THEN 36 ELSE 3 END),
    CONSTRAINT plan_metadata_is_object CHECK (jsonb_typeof(metadata) = 'object'));
CREATE INDEX plan_on_sale ON plan (tenant_id, livemode, id) WHERE archived_at IS NULL;
SELECT isolate('plan');
REVOKE DELETE ON plan FROM billing_app;
