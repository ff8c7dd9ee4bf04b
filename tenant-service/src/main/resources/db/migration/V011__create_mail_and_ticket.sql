-- Mail that waits to be sent, written in the transaction of what it tells and deleted once sent. `body` is sealed: it may hold a link
-- that opens a door. `due_at` is NULL once we gave up.
CREATE TABLE mail (
    tenant_id uuid NOT NULL, id uuid NOT NULL, recipient text NOT NULL, subject text NOT NULL, body bytea NOT NULL,
    attempts int NOT NULL, due_at timestamptz, created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT mail_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    CONSTRAINT mail_recipient_plain CHECK (recipient ~ '^[!-~]+$' AND length(recipient) <= 254));
SELECT isolate_by_tenant('mail');
CREATE INDEX mail_by_due_at ON mail (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX mail_by_age ON mail (created_at);
SELECT open_to_relay('mail');

-- What a link in a mail, or the first half of a log-in, lets a person do: once, and not for long. Never the ticket, only its keyed hash.
CREATE TABLE ticket (
    tenant_id uuid NOT NULL, id uuid NOT NULL, purpose text NOT NULL, user_id uuid NOT NULL, hash bytea NOT NULL,
    attempts int NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT ticket_of_user FOREIGN KEY (tenant_id, user_id) REFERENCES user_account (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT ticket_purpose_known CHECK (purpose IN ('password_reset', 'email_verification', 'second_factor')),
    CONSTRAINT ticket_hash_is_256_bits CHECK (octet_length(hash) = 32));
SELECT isolate_by_tenant('ticket');
CREATE INDEX ticket_by_user ON ticket (tenant_id, user_id);
CREATE INDEX ticket_by_end ON ticket (expires_at);
SELECT open_to_relay('ticket');

-- Somebody forgot a password, they say: kept for the second until it is looked into. So the request does the same work whether or not
-- anybody has this address.
CREATE TABLE password_reset_request (
    id uuid NOT NULL, email text NOT NULL, client_address text, created_at timestamptz NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT password_reset_request_email_bounded CHECK (length(email) <= 254),
    CONSTRAINT password_reset_request_client_address_bounded CHECK (length(client_address) <= 45));
COMMENT ON TABLE password_reset_request IS 'global: asked before anyone knows whether the address has a tenant';

ALTER TABLE user_account ADD COLUMN email_verified_at timestamptz;

DO $$
BEGIN
    EXECUTE format('REVOKE ALL ON password_reset_request FROM %I', current_schema() || '_app');
    EXECUTE format('GRANT SELECT, UPDATE (attempts, due_at), DELETE ON mail TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT (tenant_id, id, expires_at), DELETE ON ticket TO %I', current_schema() || '_relay');
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON password_reset_request TO %I', current_schema() || '_relay');
END $$;
