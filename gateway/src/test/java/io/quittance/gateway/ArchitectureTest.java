package io.quittance.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.quittance.gateway");

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("io.quittance.gateway.(*)..")
                .should()
                .beFreeOfCycles()
                .check(GATEWAY);
    }

    @Test
    void only_the_edge_carries_http_exchanges() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..edge..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("io.vertx.core.http.HttpServerRequest")
                .check(GATEWAY);
    }

    @Test
    void who_a_caller_is_and_where_a_path_leads_is_decided_without_a_framework() {
        classes()
                .that()
                .resideInAnyPackage("..caller..", "..limit..")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("io.vertx..", "io.quarkus..", "org.apache.kafka..")
                .check(GATEWAY);
    }

    @Test
    void nothing_is_called_after_what_it_is_not() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(GATEWAY);
    }
}
