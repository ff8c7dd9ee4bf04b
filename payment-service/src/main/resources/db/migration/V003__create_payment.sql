-- One row per invoice that asks for money. Amounts are minor units of `currency` (cents for EUR, yen for JPY).
-- effective_at is the invoice's business time, which the events of the payment carry on.
CREATE TABLE payment (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    invoice_id uuid NOT NULL, customer_id uuid NOT NULL,
    amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    status text NOT NULL, status_since timestamptz NOT NULL, failure_code text,
    effective_at timestamptz NOT NULL, sequence bigint NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT payment_one_per_invoice UNIQUE (tenant_id, livemode, invoice_id),
    CONSTRAINT payment_amount_positive CHECK (amount_minor > 0),
    CONSTRAINT payment_status_known CHECK (status IN
        ('requires_payment_method', 'processing', 'succeeded', 'failed', 'canceled')),
    CONSTRAINT payment_failed_says_why CHECK (status <> 'failed' OR failure_code IS NOT NULL));
CREATE INDEX payment_by_customer ON payment (tenant_id, livemode, customer_id, id);
CREATE INDEX payment_by_status ON payment (tenant_id, livemode, status, id);
SELECT isolate('payment');

-- Each time the provider is asked for a payment's money under a new key. Written before it is asked. An attempt is pending
-- until its outcome is known for certain; until then it is asked again under the same key, never under another one.
CREATE TABLE payment_attempt (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    payment_id uuid NOT NULL, number int NOT NULL, idempotency_key text NOT NULL,
    payment_method_id uuid NOT NULL, status text NOT NULL,
    charge_reference text, failure_code text, retryable boolean,
    questions int NOT NULL DEFAULT 0, due_at timestamptz NOT NULL, traceparent text,
    created_at timestamptz NOT NULL, answered_at timestamptz,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT payment_attempt_of_payment FOREIGN KEY (tenant_id, livemode, payment_id)
        REFERENCES payment (tenant_id, livemode, id),
    CONSTRAINT payment_attempt_by_method FOREIGN KEY (tenant_id, livemode, payment_method_id)
        REFERENCES payment_method (tenant_id, livemode, id),
    CONSTRAINT payment_attempt_numbered_once UNIQUE (tenant_id, livemode, payment_id, number),
    CONSTRAINT payment_attempt_key_used_once UNIQUE (tenant_id, livemode, idempotency_key),
    CONSTRAINT payment_attempt_status_known CHECK (status IN ('pending', 'succeeded', 'declined')),
    CONSTRAINT payment_attempt_answered_unless_pending CHECK ((status = 'pending') = (answered_at IS NULL)),
    CONSTRAINT payment_attempt_succeeded_has_charge CHECK ((status = 'succeeded') = (charge_reference IS NOT NULL)),
    CONSTRAINT payment_attempt_declined_says_why CHECK
        ((status = 'declined') = (failure_code IS NOT NULL AND retryable IS NOT NULL)));
-- A payment has at most one outcome open, or it could be charged twice.
CREATE UNIQUE INDEX payment_attempt_one_pending_per_payment
    ON payment_attempt (tenant_id, livemode, payment_id) WHERE status = 'pending';
CREATE INDEX payment_attempt_pending_by_due_at ON payment_attempt (due_at) WHERE status = 'pending';
SELECT isolate('payment_attempt');

-- The relay finds due attempts of every tenant and leases them by moving due_at; it sees neither amounts nor methods.
SELECT open_to_relay('payment_attempt');
DO $$
BEGIN
    EXECUTE format(
        'GRANT SELECT (tenant_id, livemode, id, status, due_at, traceparent), UPDATE (due_at) ON payment_attempt TO %I',
        current_schema() || '_relay');
END $$;
