-- What the in-process sandbox provider remembers. It stands for the provider's own database: its row commits by itself, not
-- with our record of the outcome, so a kill between the two is as real as with a provider far away.
CREATE TABLE sandbox_charge (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, idempotency_key text NOT NULL,
    charge_reference text NOT NULL, method_reference text NOT NULL, amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    decline_code text, retryable boolean NOT NULL, questions int NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, livemode, idempotency_key));
SELECT isolate('sandbox_charge');
