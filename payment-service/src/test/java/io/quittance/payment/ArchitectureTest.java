package io.quittance.payment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.quittance.payment");

    @Test
    void the_domain_points_nowhere() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.quittance.kernel..", "io.quittance.payment..domain..")
                .check(OURS);
    }

    @Test
    void features_do_not_go_in_circles() {
        slices().matching("io.quittance.payment.(*)..")
                .should()
                .beFreeOfCycles()
                .check(OURS);
    }

    @Test
    void nobody_but_the_sandbox_knows_the_sandbox() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..sandbox..")
                .check(OURS);
    }

    @Test
    void repositories_stay_in_their_feature() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .check(OURS);
    }
}
