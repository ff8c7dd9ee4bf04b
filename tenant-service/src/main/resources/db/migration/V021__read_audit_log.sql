-- What the audit log is asked for: what one actor did, what became of one thing, where one kind of thing was done; newest first.
CREATE INDEX audit_entry_by_actor ON audit_entry (tenant_id, actor, id);
CREATE INDEX audit_entry_by_subject ON audit_entry (tenant_id, subject, id);
CREATE INDEX audit_entry_by_action ON audit_entry (tenant_id, action, id);
