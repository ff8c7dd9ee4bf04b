/** Events of payment-service: payment methods and payments. Key: the customer's id. */
package io.quittance.contracts.payment;
