package io.quittance.billing;

import io.quittance.testsupport.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {
    @Override
    protected String basePackage() {
        return "io.quittance.billing";
    }
}
