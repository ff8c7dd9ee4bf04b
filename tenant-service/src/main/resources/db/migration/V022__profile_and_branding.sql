-- What a tenant tells of itself on invoices, and how it looks to its customers.
ALTER TABLE tenant
    ADD COLUMN version int NOT NULL DEFAULT 1,
    ADD COLUMN support_email text,
    ADD COLUMN address_line1 text, ADD COLUMN address_line2 text, ADD COLUMN address_city text,
    ADD COLUMN address_region text, ADD COLUMN address_postal_code text, ADD COLUMN address_country char(2),
    ADD CONSTRAINT tenant_support_email_bounded CHECK (length(support_email) BETWEEN 3 AND 254),
    ADD CONSTRAINT tenant_address_bounded CHECK (
        greatest(length(address_line1), length(address_line2), length(address_city), length(address_region)) <= 255
        AND length(address_postal_code) <= 32),
    ADD CONSTRAINT tenant_address_country_is_code CHECK (address_country ~ '^[A-Z]{2}$');

-- Made when first written; a tenant without a row looks plain.
CREATE TABLE branding (
    tenant_id uuid NOT NULL,
    display_name text, primary_color text, secondary_color text, support_address text,
    logo bytea, logo_type text, logo_etag text, version int NOT NULL, updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id),
    CONSTRAINT branding_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenant (tenant_id),
    CONSTRAINT branding_display_name_bounded CHECK (length(display_name) BETWEEN 1 AND 100),
    CONSTRAINT branding_primary_color_is_rgb CHECK (primary_color ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT branding_secondary_color_is_rgb CHECK (secondary_color ~ '^#[0-9a-f]{6}$'),
    CONSTRAINT branding_support_address_bounded CHECK (length(support_address) BETWEEN 3 AND 254),
    CONSTRAINT branding_logo_bounded CHECK (octet_length(logo) BETWEEN 1 AND 262144),
    CONSTRAINT branding_logo_type_known CHECK (logo_type IN ('image/png', 'image/svg+xml')),
    CONSTRAINT branding_logo_whole CHECK ((logo IS NULL) = (logo_type IS NULL) AND (logo IS NULL) = (logo_etag IS NULL)));
SELECT isolate_by_tenant('branding');
