-- The double-entry ledger. Debits are positive and credits negative, minor units of `currency`; every entry adds up to zero
-- in each currency. Nothing here is ever changed or removed: a mistake is corrected by another entry.
CREATE TABLE journal_entry (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, entry_id uuid NOT NULL,
    kind text NOT NULL, payment_id uuid NOT NULL, effective_at timestamptz NOT NULL, booked_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, livemode, entry_id),
    CONSTRAINT journal_entry_of_payment FOREIGN KEY (tenant_id, livemode, payment_id)
        REFERENCES payment (tenant_id, livemode, id),
    CONSTRAINT journal_entry_kind_known CHECK (kind IN ('payment_succeeded')),
    CONSTRAINT journal_entry_books_a_payment_once UNIQUE (tenant_id, livemode, payment_id, kind));
SELECT isolate('journal_entry');

CREATE TABLE journal_line (
    tenant_id uuid NOT NULL, livemode boolean NOT NULL, entry_id uuid NOT NULL, line int NOT NULL,
    account text NOT NULL, amount_minor bigint NOT NULL, currency char(3) NOT NULL,
    PRIMARY KEY (tenant_id, livemode, entry_id, line),
    CONSTRAINT journal_line_of_entry FOREIGN KEY (tenant_id, livemode, entry_id)
        REFERENCES journal_entry (tenant_id, livemode, entry_id),
    CONSTRAINT journal_line_account_known CHECK (account IN ('provider_clearing', 'receivable')),
    CONSTRAINT journal_line_moves_something CHECK (amount_minor <> 0));
CREATE INDEX journal_line_by_account ON journal_line (tenant_id, livemode, account, currency) INCLUDE (amount_minor);
SELECT isolate('journal_line');

-- Checked at commit, when the entry has all its lines.
CREATE FUNCTION require_balance() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines int;
    unbalanced text;
BEGIN
    SELECT count(*) INTO lines FROM journal_line
    WHERE tenant_id = NEW.tenant_id AND livemode = NEW.livemode AND entry_id = NEW.entry_id;
    SELECT string_agg(currency, ', ') INTO unbalanced FROM (
        SELECT currency FROM journal_line
        WHERE tenant_id = NEW.tenant_id AND livemode = NEW.livemode AND entry_id = NEW.entry_id
        GROUP BY currency HAVING sum(amount_minor) <> 0) AS uneven;
    IF lines < 2 OR unbalanced IS NOT NULL THEN
        RAISE EXCEPTION 'journal entry % does not balance (% lines, off in: %)', NEW.entry_id, lines, unbalanced
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER journal_entry_balances AFTER INSERT ON journal_entry
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balance();
CREATE CONSTRAINT TRIGGER journal_line_keeps_balance AFTER INSERT ON journal_line
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_balance();

DO $$
BEGIN
    EXECUTE format('REVOKE UPDATE, DELETE ON journal_entry, journal_line FROM %I', current_schema() || '_app');
END $$;
