-- What is known of a subscription from its events. Status and price come with different events, so each remembers the sequence
-- of the event it came from: whatever order they arrive in, the newest of each kind wins. `recurring_minor` is per interval,
-- minor units of `currency`.
CREATE TABLE subscription_fact (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL, customer_id uuid NOT NULL,
    status text NOT NULL, status_sequence bigint NOT NULL,
    recurring_minor bigint NOT NULL, currency char(3) NOT NULL, interval_unit text NOT NULL, interval_count int NOT NULL,
    recurring_sequence bigint NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT subscription_fact_status_known CHECK (status IN ('incomplete', 'active', 'past_due', 'canceled')),
    CONSTRAINT subscription_fact_interval_known CHECK
        (interval_unit IN ('day', 'week', 'month', 'year') AND interval_count > 0));
-- The whole of MRR is one index-only scan.
CREATE INDEX subscription_fact_in_force
    ON subscription_fact (tenant_id, livemode, status, currency, interval_unit, interval_count) INCLUDE (recurring_minor)
    WHERE status IN ('active', 'past_due');
SELECT isolate('subscription_fact');
