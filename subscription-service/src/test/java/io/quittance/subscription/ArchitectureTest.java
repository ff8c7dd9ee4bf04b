package io.quittance.subscription;

import io.quittance.testsupport.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {
    @Override
    protected String basePackage() {
        return "io.quittance.subscription";
    }
}
