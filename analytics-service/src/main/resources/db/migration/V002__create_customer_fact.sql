-- Which customers there are. Deletion is final, so the order of arrival does not matter.
CREATE TABLE customer_fact (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, id uuid NOT NULL, deleted boolean NOT NULL,
    PRIMARY KEY (tenant_id, livemode, id));
CREATE INDEX customer_fact_present ON customer_fact (tenant_id, livemode) WHERE NOT deleted;
SELECT isolate('customer_fact');
