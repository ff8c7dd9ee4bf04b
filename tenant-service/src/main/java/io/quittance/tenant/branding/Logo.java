package io.quittance.tenant.branding;

/**
 * A logo as it was uploaded.
 *
 * @param etag changes with the image
 */
record Logo(byte[] image, String mediaType, String etag) {}
