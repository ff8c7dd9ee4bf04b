package io.quittance.tenant.branding;

/**
 * How a tenant looks, on the wire.
 *
 * @param object always {@code branding}
 * @param primaryColor {@code #rrggbb}, or null
 * @param secondaryColor {@code #rrggbb}, or null
 * @param supportAddress the e-mail address that its customers are shown, or null
 * @param logoUrl where the logo is, or null without one
 * @param logoType {@code image/png} or {@code image/svg+xml}, or null without one
 */
record BrandingView(
        String object,
        String displayName,
        String primaryColor,
        String secondaryColor,
        String supportAddress,
        String logoUrl,
        String logoType) {

    static BrandingView of(Branding branding) {
        return new BrandingView(
                "branding",
                branding.displayName(),
                branding.primaryColor(),
                branding.secondaryColor(),
                branding.supportAddress(),
                branding.logoType() == null ? null : LogoResource.PATH,
                branding.logoType());
    }
}
