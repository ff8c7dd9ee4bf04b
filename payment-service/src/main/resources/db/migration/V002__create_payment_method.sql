-- What a customer can be charged by. The card itself stays with the provider; provider_reference is its name there.
CREATE TABLE payment_method (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL,
    customer_id uuid NOT NULL, provider_reference text NOT NULL,
    brand text NOT NULL, last4 char(4) NOT NULL, exp_month int NOT NULL, exp_year int NOT NULL,
    is_default boolean NOT NULL, sequence bigint NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id),
    CONSTRAINT payment_method_has_customer FOREIGN KEY (tenant_id, livemode, customer_id)
        REFERENCES customer (tenant_id, livemode, id),
    CONSTRAINT payment_method_reference_bounded CHECK (length(provider_reference) BETWEEN 1 AND 255),
    CONSTRAINT payment_method_last4_is_digits CHECK (last4 ~ '^[0-9]{4}$'),
    CONSTRAINT payment_method_exp_month_is_a_month CHECK (exp_month BETWEEN 1 AND 12));
CREATE UNIQUE INDEX payment_method_one_default_per_customer
    ON payment_method (tenant_id, livemode, customer_id) WHERE is_default;
CREATE INDEX payment_method_by_customer ON payment_method (tenant_id, livemode, customer_id, id);
SELECT isolate('payment_method');
