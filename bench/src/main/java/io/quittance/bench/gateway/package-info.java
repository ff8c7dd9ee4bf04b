/** Measures the gateway alone, in front of a server that costs nearly nothing. See this module's README. */
package io.quittance.bench.gateway;
