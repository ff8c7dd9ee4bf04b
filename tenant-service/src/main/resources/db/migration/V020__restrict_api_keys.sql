-- Keys that may do only what their scopes say, from where their owner says, and when each was last used.
ALTER TABLE api_key DROP CONSTRAINT api_key_type_known;
ALTER TABLE api_key
    ADD COLUMN scopes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN addresses text[] NOT NULL DEFAULT '{}', -- ranges in CIDR notation; none means from anywhere
    ADD COLUMN last_used_at timestamptz,                -- to the minute, and only ever forward
    ADD CONSTRAINT api_key_type_known CHECK (type IN ('secret', 'publishable', 'restricted')),
    ADD CONSTRAINT api_key_scoped_if_restricted CHECK ((type = 'restricted') = (cardinality(scopes) > 0)),
    ADD CONSTRAINT api_key_addresses_bounded CHECK (cardinality(addresses) <= 50);

-- The gateway reports uses by the key's id alone.
CREATE INDEX api_key_by_id ON api_key (id);

-- How the platform stands to a tenant: the edge hears it with the tenant's keys. Without a limit of its own the edge's default holds.
ALTER TABLE tenant
    ADD COLUMN status text NOT NULL DEFAULT 'active',
    ADD COLUMN rate_limit_per_second int,
    ADD CONSTRAINT tenant_status_known CHECK (status IN ('active', 'suspended', 'closed')),
    ADD CONSTRAINT tenant_rate_limit_bounded CHECK (rate_limit_per_second BETWEEN 1 AND 100000);
SELECT open_to_relay('tenant');

DO $$
BEGIN
    EXECUTE format('GRANT SELECT (scopes, addresses, last_used_at), UPDATE (last_used_at) ON api_key TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT (tenant_id, status, rate_limit_per_second) ON tenant TO %I', current_schema() || '_relay');
END $$;
