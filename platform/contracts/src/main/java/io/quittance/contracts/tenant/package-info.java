/** Events of tenant-service: companies and their API keys. Key: the tenant's id. */
package io.quittance.contracts.tenant;
