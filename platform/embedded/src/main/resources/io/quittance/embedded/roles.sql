-- One service's schema and its four roles. The launcher and the tests run this file; an operator runs it with psql, once per
-- service (tenant, billing, subscription, payment, webhook, analytics), as a superuser, or as a role with CREATEROLE and
-- BYPASSRLS that may create schemas in the database:
--
--   psql -d quittance -v ON_ERROR_STOP=1 -v schema=billing \
--        -v owner_password=… -v app_password=… -v relay_password=… -v auditor_password=… -f roles.sql
--
-- Running it again changes nothing but the passwords.
--
--   <schema>_owner    migrates: owns the schema and everything in it
--   <schema>_app      serves: owns nothing, row-level security binds it to one tenant
--   <schema>_relay    publishes the outbox and claims due work across tenants: gets only what a migration grants it
--   <schema>_auditor  reads across tenants, writes nothing
--
-- What a migration creates, <schema>_app may read and write and <schema>_auditor may read. Functions belong to nobody until a
-- migration grants them: a SECURITY DEFINER function must not be everyone's by accident.

-- psql does not look for variables inside $$…$$, so the block below reads them from the transaction.
BEGIN;
SELECT set_config('quittance.schema', :'schema', true) AS schema,
       set_config('quittance.owner_password', :'owner_password', true) IS NOT NULL AS owner,
       set_config('quittance.app_password', :'app_password', true) IS NOT NULL AS app,
       set_config('quittance.relay_password', :'relay_password', true) IS NOT NULL AS relay,
       set_config('quittance.auditor_password', :'auditor_password', true) IS NOT NULL AS auditor;

DO $$
DECLARE
    service     text := current_setting('quittance.schema');
    owner_role  text := service || '_owner';
    app_role    text := service || '_app';
    relay_role  text := service || '_relay';
    audit_role  text := service || '_auditor';
    role_name   text;
    role_secret text;
BEGIN
    -- Roles belong to the cluster: two installers at once would both find them missing.
    PERFORM pg_advisory_xact_lock(hashtext('quittance.roles'));

    FOR role_name, role_secret IN
        VALUES (owner_role, current_setting('quittance.owner_password')),
               (app_role, current_setting('quittance.app_password')),
               (relay_role, current_setting('quittance.relay_password')),
               (audit_role, current_setting('quittance.auditor_password'))
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I', role_name);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN PASSWORD %L', role_name, role_secret);
        EXECUTE format('ALTER ROLE %I SET search_path = %I', role_name, service);
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
    END LOOP;

    -- Forced row-level security binds the auditor too; reading every tenant's rows is its whole purpose.
    IF NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = audit_role) THEN
        EXECUTE format('ALTER ROLE %I BYPASSRLS', audit_role);
    END IF;
    IF EXISTS (SELECT FROM pg_roles
               WHERE rolname IN (owner_role, app_role, relay_role) AND (rolsuper OR rolbypassrls OR rolcreaterole)) THEN
        RAISE EXCEPTION 'a role of % may step around row-level security', service;
    END IF;

    -- Anyone but a superuser needs to be a member of the owner to create what it owns.
    IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
        EXECUTE format('GRANT %I TO CURRENT_USER', owner_role);
    END IF;

    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, owner_role);
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM PUBLIC', service);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I, %I, %I', service, app_role, relay_role, audit_role);

    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC', owner_role);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %I',
                   owner_role, service, app_role);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT USAGE ON SEQUENCES TO %I',
                   owner_role, service, app_role);
    EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA %I GRANT SELECT ON TABLES TO %I',
                   owner_role, service, audit_role);
END
$$;
COMMIT;
