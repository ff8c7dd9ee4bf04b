-- The second factor of a person: a sealed TOTP secret, in use once `enabled_at` is set. `last_step` is that of the last code accepted:
-- no code is accepted twice.
CREATE TABLE second_factor (
    tenant_id uuid NOT NULL, user_id uuid NOT NULL, secret bytea NOT NULL, last_step bigint NOT NULL,
    created_at timestamptz NOT NULL, enabled_at timestamptz,
    PRIMARY KEY (tenant_id, user_id),
    CONSTRAINT second_factor_of_user FOREIGN KEY (tenant_id, user_id) REFERENCES user_account (tenant_id, id) ON DELETE CASCADE);
SELECT isolate_by_tenant('second_factor');

-- Codes for who has lost it; a keyed hash each, deleted when used.
CREATE TABLE recovery_code (
    tenant_id uuid NOT NULL, user_id uuid NOT NULL, hash bytea NOT NULL,
    PRIMARY KEY (tenant_id, user_id, hash),
    CONSTRAINT recovery_code_of_second_factor FOREIGN KEY (tenant_id, user_id) REFERENCES second_factor (tenant_id, user_id) ON DELETE CASCADE,
    CONSTRAINT recovery_code_hash_is_256_bits CHECK (octet_length(hash) = 32));
SELECT isolate_by_tenant('recovery_code');
