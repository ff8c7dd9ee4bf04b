/**
 * What the services tell each other: the envelope of an event, its headers on Kafka, and the catalogue of types.
 *
 * <p>The payloads lie one package per topic. They are records without rules, and a public product: see the module's README for the
 * promise that goes with them.
 */
package io.quittance.contracts;
