/**
 * The words that every part of Quittance shares: money, ids, billing periods and errors.
 *
 * <p>Pure Java. Nothing here knows HTTP, JSON binding, SQL or Kafka; a domain may import this package and stay pure. A class
 * enters only when two services need it.
 */
package io.quittance.kernel;
