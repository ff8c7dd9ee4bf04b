/** Events of billing-service: plans and invoices. Key: the customer's id; the tenant's for plans. */
package io.quittance.contracts.billing;
