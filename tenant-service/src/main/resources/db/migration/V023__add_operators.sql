-- The people who run the platform. They belong to no tenant and no tenant's role sees them: only the relay role, which looks across
-- tenants anyway, finds one by address at log-in, and makes the first.
CREATE TABLE operator_account (
    id uuid NOT NULL, email text NOT NULL, password_hash text NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT operator_account_email_once UNIQUE (email),
    CONSTRAINT operator_account_email_folded CHECK (email ~ '^[!-~]+$' AND email = lower(email COLLATE "C") AND length(email) <= 254),
    CONSTRAINT operator_account_password_hashed CHECK (password_hash LIKE '$argon2id$%'));
COMMENT ON TABLE operator_account IS 'global: who runs the platform belongs to no tenant';

-- What an operator decided about a tenant, and why.
ALTER TABLE tenant
    ADD COLUMN platform_plan text NOT NULL DEFAULT 'standard',
    ADD COLUMN status_reason text, ADD COLUMN status_changed_at timestamptz,
    ADD CONSTRAINT tenant_platform_plan_named CHECK (platform_plan ~ '^[a-z0-9_-]{1,64}$'),
    ADD CONSTRAINT tenant_status_reason_bounded CHECK (length(status_reason) BETWEEN 1 AND 500);

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON operator_account FROM %I', current_schema() || '_app');
    EXECUTE format('GRANT SELECT, INSERT ON operator_account TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT (name, slug, platform_plan, status_reason, created_at) ON tenant TO %I', current_schema() || '_relay');
END $$;
