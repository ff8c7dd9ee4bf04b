-- Tenants, their people and their API keys. None of these rows is in a mode: a person works in both, and a key opens one but is
-- managed from either. So the fence is the tenant alone. Why: docs/adr/0011-people-have-no-mode.md.

-- As isolate(), for tables whose rows belong to a tenant but to no mode.
CREATE FUNCTION isolate_by_tenant(tenant_table regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format($policy$
        CREATE POLICY tenant_in_both_modes ON %s TO %I
            USING (tenant_id = current_setting('app.tenant_id')::uuid)
            WITH CHECK (tenant_id = current_setting('app.tenant_id')::uuid)
        $policy$, tenant_table, current_schema() || '_app');
END $$;

-- A company that signed up.
CREATE TABLE tenant (
    tenant_id uuid NOT NULL, name text NOT NULL, slug text NOT NULL, default_currency char(3) NOT NULL, time_zone text NOT NULL,
    sequence bigint NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id),
    CONSTRAINT tenant_name_bounded CHECK (length(name) BETWEEN 1 AND 255),
    CONSTRAINT tenant_slug_plain CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 63),
    CONSTRAINT tenant_default_currency_is_code CHECK (default_currency ~ '^[A-Z]{3}$'),
    CONSTRAINT tenant_time_zone_bounded CHECK (length(time_zone) BETWEEN 1 AND 64));
SELECT isolate_by_tenant('tenant');

-- A person of a tenant. `email` is spelled as it was given; login_email holds it as it is compared.
CREATE TABLE user_account (
    tenant_id uuid NOT NULL, id uuid NOT NULL,
    email text NOT NULL, name text, role text NOT NULL, password_hash text NOT NULL, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT user_account_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    CONSTRAINT user_account_email_bounded CHECK (length(email) BETWEEN 3 AND 254),
    CONSTRAINT user_account_name_bounded CHECK (length(name) BETWEEN 1 AND 255),
    CONSTRAINT user_account_role_known CHECK (role IN ('owner', 'admin', 'developer')),
    CONSTRAINT user_account_password_hashed CHECK (password_hash LIKE '$argon2id$%'));
SELECT isolate_by_tenant('user_account');

-- A key of the API. Never the key itself: `hash` is HMAC-SHA256 under the platform's pepper. `livemode` is the mode that it opens.
CREATE TABLE api_key (
    tenant_id uuid NOT NULL, id uuid NOT NULL,
    livemode boolean NOT NULL, type text NOT NULL, name text, prefix text NOT NULL, last_four text NOT NULL, hash bytea NOT NULL,
    sequence bigint NOT NULL, created_by text NOT NULL, created_at timestamptz NOT NULL,
    expires_at timestamptz, revoked_by text, revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT api_key_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    CONSTRAINT api_key_type_known CHECK (type IN ('secret', 'publishable')),
    CONSTRAINT api_key_name_bounded CHECK (length(name) BETWEEN 1 AND 100),
    CONSTRAINT api_key_prefix_tells_mode CHECK (prefix ~ '^[a-z]{2}_(live|test)_$' AND livemode = (prefix LIKE '%\_live\_')),
    CONSTRAINT api_key_last_four_is_no_more CHECK (last_four ~ '^[0-9A-Za-z]{4}$'),
    CONSTRAINT api_key_hash_is_256_bits CHECK (octet_length(hash) = 32),
    CONSTRAINT api_key_revoked_by_someone CHECK ((revoked_at IS NULL) = (revoked_by IS NULL)));
SELECT isolate_by_tenant('api_key');
-- The edge asks by hash and knows no tenant yet. Not unique, because a unique index leads with the tenant; two keys of 190 random
-- bits do not meet.
CREATE INDEX api_key_by_hash ON api_key (hash) WHERE revoked_at IS NULL;
SELECT open_to_relay('api_key');

-- Which person an e-mail address lets in. The one place where addresses of all tenants meet, so that each is used once; a tenant
-- sees only its own rows, and the relay role finds an address without seeing anything else of the person.
CREATE TABLE login_email (
    email text NOT NULL, tenant_id uuid NOT NULL, user_id uuid NOT NULL,
    PRIMARY KEY (email),
    CONSTRAINT login_email_of_user FOREIGN KEY (tenant_id, user_id) REFERENCES user_account (tenant_id, id)
        DEFERRABLE INITIALLY DEFERRED, -- claimed first, so that a taken address costs nothing more
    CONSTRAINT login_email_folded CHECK (email ~ '^[!-~]+$' AND email = lower(email COLLATE "C")));
COMMENT ON TABLE login_email IS 'global: an e-mail address lets one person in, whatever the tenant';
CREATE INDEX login_email_by_user ON login_email (tenant_id, user_id);
SELECT isolate_by_tenant('login_email');
SELECT open_to_relay('login_email');

-- Which tenant a slug names.
CREATE TABLE tenant_slug (
    slug text NOT NULL, tenant_id uuid NOT NULL,
    PRIMARY KEY (slug),
    CONSTRAINT tenant_slug_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id) DEFERRABLE INITIALLY DEFERRED);
COMMENT ON TABLE tenant_slug IS 'global: a slug names one tenant';
SELECT isolate_by_tenant('tenant_slug');

-- Log-in attempts per address, known or not: to count only known ones would tell which are. The key is a keyed hash of the address.
CREATE TABLE login_attempt (
    email_hash bytea NOT NULL, attempts int NOT NULL, resets_at timestamptz NOT NULL,
    PRIMARY KEY (email_hash),
    CONSTRAINT login_attempt_hash_is_256_bits CHECK (octet_length(email_hash) = 32));
COMMENT ON TABLE login_attempt IS 'global: counted before anyone knows whether the address has a tenant';
CREATE INDEX login_attempt_by_reset ON login_attempt (resets_at);

DO $$
BEGIN
    EXECUTE format('REVOKE UPDATE ON login_email, tenant_slug FROM %I', current_schema() || '_app');
    EXECUTE format('REVOKE ALL ON login_attempt FROM %I', current_schema() || '_app');
    EXECUTE format('GRANT SELECT (tenant_id, id, livemode, type, hash, expires_at, revoked_at) ON api_key TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT ON login_email TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON login_attempt TO %I', current_schema() || '_relay');
END $$;
