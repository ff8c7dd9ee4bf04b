package io.quittance.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.quittance.webhook");

    @Test
    void a_domain_knows_java_the_kernel_and_itself() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.quittance.kernel..", "..domain..")
                .check(SERVICE);
    }

    @Test
    void features_do_not_turn_in_circles() {
        slices().matching("io.quittance.webhook.(*)..")
                .should()
                .beFreeOfCycles()
                .check(SERVICE);
    }
}
