-- A copy of billing-service's plans, kept up by its events: enough to know when a subscription bills and what it brings in.
CREATE TABLE plan (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    per_seat boolean NOT NULL, unit_amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    interval_unit text NOT NULL, interval_count int NOT NULL, archived boolean NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id));
SELECT isolate('plan');

-- A customer's standing order of a plan. Amounts are minor units of `currency` per period. `renewing` says whether the end of
-- its period concerns the timer; `leased_until` is the timer's own mark and means nothing to anybody else.
CREATE TABLE subscription (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    customer_id uuid NOT NULL, plan_id uuid NOT NULL, quantity bigint NOT NULL, status text NOT NULL,
    anchor_at timestamptz NOT NULL, interval_unit text NOT NULL, interval_count int NOT NULL,
    amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    period_index bigint NOT NULL, period_start timestamptz NOT NULL, period_end timestamptz NOT NULL,
    cancel_at_period_end boolean NOT NULL, canceled_at timestamptz, metadata jsonb NOT NULL DEFAULT '{}',
    sequence bigint NOT NULL, version int NOT NULL DEFAULT 0, created_at timestamptz NOT NULL, updated_at timestamptz NOT NULL,
    renewing boolean NOT NULL GENERATED ALWAYS AS (status IN ('ACTIVE', 'PAST_DUE')) STORED,
    leased_until timestamptz,
    PRIMARY KEY (tenant_id, livemode, id),
    FOREIGN KEY (tenant_id, livemode, customer_id) REFERENCES customer,
    CONSTRAINT subscription_status_known CHECK (status IN ('INCOMPLETE', 'ACTIVE', 'PAST_DUE', 'CANCELED')),
    CONSTRAINT subscription_canceled_iff_ended CHECK ((status = 'CANCELED') = (canceled_at IS NOT NULL)),
    CONSTRAINT subscription_quantity_positive CHECK (quantity > 0),
    CONSTRAINT subscription_amount_not_negative CHECK (amount_minor >= 0),
    CONSTRAINT subscription_period_not_empty CHECK (period_start < period_end));
CREATE INDEX subscription_by_customer ON subscription (tenant_id, livemode, customer_id, id);
CREATE INDEX subscription_by_status ON subscription (tenant_id, livemode, status, id);
CREATE INDEX subscription_due ON subscription (period_end) WHERE renewing;
SELECT isolate('subscription');

-- The renewal timer works across tenants: it sees when a period ends, and may write its lease, nothing more.
SELECT open_to_relay('subscription');
GRANT SELECT (tenant_id, livemode, id, renewing, period_end, leased_until), UPDATE (leased_until) ON subscription TO subscription_relay;
