/** Events of subscription-service: customers and subscriptions. Key: the customer's id. */
package io.quittance.contracts.subscription;
