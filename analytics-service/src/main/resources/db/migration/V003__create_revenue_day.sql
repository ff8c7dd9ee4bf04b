-- Cash that came in, per day in UTC and currency, minor units. Added to by each payment once: the inbox sees to it.
CREATE TABLE revenue_day (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, day date NOT NULL, currency char(3) NOT NULL,
    amount_minor bigint NOT NULL, payments bigint NOT NULL,
    PRIMARY KEY (tenant_id, livemode, day, currency),
    CONSTRAINT revenue_day_has_payments CHECK (payments > 0));
SELECT isolate('revenue_day');
