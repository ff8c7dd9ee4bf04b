/** Events of tenant-service: companies, their API keys and the sessions of their people. Key: the tenant's id. */
package io.quittance.contracts.tenant;
