/** Measures what the platform costs: time to ready, memory, and CPU per request of every process. See this module's README. */
package io.quittance.bench;
