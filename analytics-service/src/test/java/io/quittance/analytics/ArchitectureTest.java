package io.quittance.analytics;

import io.quittance.testsupport.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {
    @Override
    protected String basePackage() {
        return "io.quittance.analytics";
    }
}
