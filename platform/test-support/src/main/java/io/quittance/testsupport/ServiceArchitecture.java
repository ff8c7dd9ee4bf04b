package io.quittance.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quittance.runtime.idempotency.Idempotent;
import io.smallrye.mutiny.groups.UniAwait;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.POST;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The shape that every service has; a service's test extends it and says where its classes are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ServiceArchitecture {
    // An Idempotency-Key is kept for a tenant, which neither the gateway nor the platform's operator is.
    private static final DescribedPredicate<JavaMethod> ARE_FOR_NO_TENANT =
            DescribedPredicate.describe("are for no tenant", ServiceArchitecture::isForNoTenant);

    private JavaClasses classes;

    /** Such as {@code io.quittance.billing}. */
    protected abstract String basePackage();

    /** What every entity extends, so that the tenant filter is on it. */
    protected String entityKind() {
        return "io.quittance.runtime.tenancy.TenantOwned";
    }

    @BeforeAll
    void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(basePackage());
    }

    @Test
    void the_domain_knows_nothing_but_java_the_kernel_and_itself() {
        classes()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "io.quittance.kernel..", "..domain..")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void the_domain_never_asks_for_the_time() {
        noClasses()
                .that()
                .resideInAPackage("..domain..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void a_feature_does_not_lead_back_to_itself() {
        slices().matching(basePackage() + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void nothing_blocks_the_event_loop() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(UniAwait.class)
                .orShould()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(classes);
    }

    @Test
    void every_post_of_a_tenant_honours_idempotency_keys() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .and()
                .areNotAnnotatedWith(PermitAll.class)
                .and(DescribedPredicate.not(ARE_FOR_NO_TENANT))
                .should()
                .beAnnotatedWith(Idempotent.class)
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|DTO|Dto)")
                .check(classes);
    }

    @Test
    void repositories_and_entities_of_tenants_are_the_runtimes_kind() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .beAssignableTo(entityKind())
                .allowEmptyShould(true)
                .check(classes);
    }

    private static boolean isForNoTenant(JavaMethod method) {
        return method.tryGetAnnotationOfType(RolesAllowed.class)
                .or(() -> method.getOwner().tryGetAnnotationOfType(RolesAllowed.class))
                .filter(rule -> Set.of("gateway", "operator").containsAll(List.of(rule.value())))
                .isPresent();
    }
}
