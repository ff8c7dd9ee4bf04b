-- Who did what to whom, from where: one row per change that matters, written in the transaction of the change. Append-only by
-- permission, not by good will. Never holds a secret.
CREATE TABLE audit_entry (
    tenant_id uuid NOT NULL, id uuid NOT NULL,
    actor text NOT NULL, action text NOT NULL, subject text NOT NULL,
    client_address text, user_agent text, request_id text, before jsonb, after jsonb, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT audit_entry_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    CONSTRAINT audit_entry_action_named CHECK (action ~ '^[a-z_]+(\.[a-z_]+)+$' AND length(action) <= 64),
    CONSTRAINT audit_entry_user_agent_bounded CHECK (length(user_agent) <= 255));
SELECT isolate_by_tenant('audit_entry');

DO $$
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON audit_entry FROM %I', current_schema() || '_app');
END $$;
