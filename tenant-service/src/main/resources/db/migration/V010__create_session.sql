-- Where people are logged in. Of a session's refresh tokens only the last one's keyed hash is kept; `generation` counts those before.
CREATE TABLE session (
    tenant_id uuid NOT NULL, id uuid NOT NULL, user_id uuid NOT NULL,
    client_address text, user_agent text, generation int NOT NULL, refresh_hash bytea NOT NULL,
    created_at timestamptz NOT NULL, last_used_at timestamptz NOT NULL, idle_ends_at timestamptz NOT NULL, ends_at timestamptz NOT NULL,
    revoked_at timestamptz, revoked_by text,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT session_of_user FOREIGN KEY (tenant_id, user_id) REFERENCES user_account (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT session_client_address_bounded CHECK (length(client_address) <= 45),
    CONSTRAINT session_user_agent_bounded CHECK (length(user_agent) <= 255),
    CONSTRAINT session_refresh_hash_is_256_bits CHECK (octet_length(refresh_hash) = 32),
    CONSTRAINT session_idle_ends_first CHECK (idle_ends_at <= ends_at),
    CONSTRAINT session_revoked_by_someone CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)));
SELECT isolate_by_tenant('session');
CREATE INDEX session_open_by_user ON session (tenant_id, user_id, id) WHERE revoked_at IS NULL;
CREATE INDEX session_by_end ON session (ends_at);
SELECT open_to_relay('session');

-- Not only of e-mail addresses any more: what is counted, as a keyed hash.
COMMENT ON TABLE login_attempt IS 'global: counted before anyone knows whether there is a tenant';

DO $$
BEGIN
    EXECUTE format('GRANT SELECT (tenant_id, id, ends_at), DELETE ON session TO %I', current_schema() || '_relay');
END $$;
