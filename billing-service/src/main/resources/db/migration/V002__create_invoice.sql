-- What a customer owes. Amounts are minor units of `currency`. Once issued (no longer a draft) it keeps its number for ever,
-- void or not, so no row is ever deleted.
CREATE TABLE invoice (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    status text NOT NULL, number bigint, customer_id uuid NOT NULL, subscription_id uuid,
    period_start timestamptz, period_end timestamptz,
    currency char(3) NOT NULL, total_minor bigint NOT NULL, amount_paid_minor bigint NOT NULL DEFAULT 0,
    attempt_count int NOT NULL DEFAULT 0, last_failure_code text, last_failed_at timestamptz,
    created_at timestamptz NOT NULL, finalized_at timestamptz, due_at timestamptz, paid_at timestamptz,
    voided_at timestamptz, uncollectible_at timestamptz,
    sequence bigint NOT NULL, version int NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT invoice_number_given_once UNIQUE (tenant_id, livemode, number),
    CONSTRAINT invoice_one_per_subscription_period UNIQUE (tenant_id, livemode, subscription_id, period_start),
    CONSTRAINT invoice_status_known CHECK (status IN ('DRAFT', 'OPEN', 'PAID', 'VOID', 'UNCOLLECTIBLE')),
    CONSTRAINT invoice_issued_unless_draft CHECK ((status = 'DRAFT') = (finalized_at IS NULL)
        AND (finalized_at IS NULL) = (due_at IS NULL)),
    CONSTRAINT invoice_numbered_unless_draft CHECK ((status = 'DRAFT') = (number IS NULL)),
    CONSTRAINT invoice_number_from_one CHECK (number >= 1),
    CONSTRAINT invoice_paid_at_if_paid CHECK ((status = 'PAID') = (paid_at IS NOT NULL)),
    CONSTRAINT invoice_voided_at_if_void CHECK ((status = 'VOID') = (voided_at IS NOT NULL)),
    CONSTRAINT invoice_uncollectible_at_if_uncollectible
        CHECK ((status = 'UNCOLLECTIBLE') = (uncollectible_at IS NOT NULL)),
    CONSTRAINT invoice_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'),
    CONSTRAINT invoice_total_not_negative CHECK (total_minor >= 0),
    CONSTRAINT invoice_paid_in_full_or_not_at_all
        CHECK (amount_paid_minor = CASE status WHEN 'PAID' THEN total_minor ELSE 0 END),
    CONSTRAINT invoice_period_ends_after_it_starts CHECK (period_start < period_end),
    CONSTRAINT invoice_period_has_both_ends CHECK ((period_start IS NULL) = (period_end IS NULL)),
    CONSTRAINT invoice_subscription_has_period CHECK (subscription_id IS NULL OR period_start IS NOT NULL),
    CONSTRAINT invoice_failure_noted_with_attempt CHECK (attempt_count >= 0
        AND (attempt_count = 0) = (last_failure_code IS NULL) AND (attempt_count = 0) = (last_failed_at IS NULL)));
CREATE INDEX invoice_by_customer ON invoice (tenant_id, livemode, customer_id, id);
CREATE INDEX invoice_by_subscription ON invoice (tenant_id, livemode, subscription_id, id);
CREATE INDEX invoice_by_status ON invoice (tenant_id, livemode, status, id);
SELECT isolate('invoice');
REVOKE DELETE ON invoice FROM billing_app;

-- What an invoice charges for. Written with the draft and never again.
CREATE TABLE invoice_line (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    invoice_id uuid NOT NULL, position int NOT NULL, plan_id uuid NOT NULL, description text NOT NULL,
    period_start timestamptz NOT NULL, period_end timestamptz NOT NULL,
    quantity bigint NOT NULL, unit_amount_minor bigint NOT NULL, amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT invoice_line_in_order UNIQUE (tenant_id, livemode, invoice_id, position),
    CONSTRAINT invoice_line_of_invoice FOREIGN KEY (tenant_id, livemode, invoice_id)
        REFERENCES invoice (tenant_id, livemode, id),
    CONSTRAINT invoice_line_of_plan FOREIGN KEY (tenant_id, livemode, plan_id) REFERENCES plan (tenant_id, livemode, id),
    CONSTRAINT invoice_line_position_from_one CHECK (position >= 1),
    CONSTRAINT invoice_line_quantity_from_one CHECK (quantity >= 1),
    CONSTRAINT invoice_line_unit_amount_not_negative CHECK (unit_amount_minor >= 0),
    CONSTRAINT invoice_line_amount_is_quantity_times_unit CHECK (amount_minor = quantity * unit_amount_minor),
    CONSTRAINT invoice_line_period_ends_after_it_starts CHECK (period_start < period_end),
    CONSTRAINT invoice_line_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'));
SELECT isolate('invoice_line');
REVOKE UPDATE, DELETE ON invoice_line FROM billing_app;

-- The number that the next invoice gets. The row is the lock: an update that rolls back gives its number back, a sequence
-- would leave a gap. Updated in place (few rows, much room per page), so a busy tenant leaves no trail of dead rows.
CREATE TABLE invoice_number (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, next bigint NOT NULL,
    PRIMARY KEY (tenant_id, livemode),
    CONSTRAINT invoice_number_next_from_one CHECK (next >= 1)) WITH (fillfactor = 10);
SELECT isolate('invoice_number');
REVOKE DELETE ON invoice_number FROM billing_app;

-- The money received for an invoice. One payment settles it; money that came when nothing was owed any more is kept as
-- surplus, so that it can be given back.
CREATE TABLE invoice_payment (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, payment_id uuid NOT NULL,
    invoice_id uuid NOT NULL, amount_minor bigint NOT NULL, currency char(3) NOT NULL, settles boolean NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, payment_id),
    CONSTRAINT invoice_payment_of_invoice FOREIGN KEY (tenant_id, livemode, invoice_id)
        REFERENCES invoice (tenant_id, livemode, id),
    CONSTRAINT invoice_payment_positive CHECK (amount_minor > 0),
    CONSTRAINT invoice_payment_currency_is_a_code CHECK (currency ~ '^[A-Z]{3}$'));
CREATE UNIQUE INDEX invoice_payment_settles_once ON invoice_payment (tenant_id, livemode, invoice_id) WHERE settles;
CREATE INDEX invoice_payment_surplus ON invoice_payment (tenant_id, livemode, invoice_id) WHERE NOT settles;
SELECT isolate('invoice_payment');
REVOKE UPDATE, DELETE ON invoice_payment FROM billing_app;
