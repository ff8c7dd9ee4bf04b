-- Somebody who was asked to join. Never the ticket that was mailed, only its keyed hash.
CREATE TABLE invitation (
    tenant_id uuid NOT NULL, id uuid NOT NULL,
    email text NOT NULL, role text NOT NULL, hash bytea NOT NULL, invited_by text NOT NULL,
    created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL, accepted_at timestamptz, revoked_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT invitation_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    CONSTRAINT invitation_email_bounded CHECK (length(email) BETWEEN 3 AND 254),
    CONSTRAINT invitation_role_known CHECK (role IN ('owner', 'admin', 'developer')),
    CONSTRAINT invitation_hash_is_256_bits CHECK (octet_length(hash) = 32),
    CONSTRAINT invitation_accepted_or_revoked CHECK (accepted_at IS NULL OR revoked_at IS NULL));
SELECT isolate_by_tenant('invitation');
CREATE UNIQUE INDEX invitation_open_once_per_address ON invitation (tenant_id, lower(email)) WHERE accepted_at IS NULL AND revoked_at IS NULL;
