package io.quittance.gateway.accesslog;

/**
 * One request that was answered.
 *
 * @param atMillis when it came, epoch milliseconds
 * @param path without query; null if the request line named none
 * @param service whose route it was; null for none
 * @param bytes of the answer's body
 * @param tenantId null if nobody was found, or somebody of no tenant
 * @param actor null if nobody was found
 * @param mode null if nobody was found
 * @param clientAddress where it came from
 */
public record Access(
        long atMillis,
        String method,
        String path,
        String service,
        int status,
        long bytes,
        long nanos,
        String requestId,
        String tenantId,
        String actor,
        String mode,
        String clientAddress) {}
