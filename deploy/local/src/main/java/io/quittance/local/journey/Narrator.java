package io.quittance.local.journey;

import com.fasterxml.jackson.databind.JsonNode;

/** Whoever is told how the journey goes. */
@FunctionalInterface
public interface Narrator {
    void step(String title, JsonNode answer);
}
