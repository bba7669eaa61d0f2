package io.github.switchgear.admin;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.RequestScoped;

@AnalyzeClasses(packages = "io.github.switchgear.admin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ADMIN = "io.github.switchgear.admin";

    private static final DescribedPredicate<JavaClass> KNOWN_TO_OTHERS = belongTo(type(AdminAttempt.class))
            .or(type(MetricsText.class))
            .or(type(FleetStatus.class))
            .or(belongTo(type(FleetReport.class)));

    @ArchTest
    final ArchRule adminKnowsTheCoreAndJakartaButNothingOfCdi = classes()
            .that()
            .resideInAPackage("io.github.switchgear.admin..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.switchgear.admin..",
                    "io.github.switchgear.core..",
                    "jakarta.annotation..",
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.json..",
                    "jakarta.ws.rs..",
                    "java..",
                    "javax.management..",
                    "org.jspecify.annotations..");

    /** The audit's event and what other modules implement bear names that others know, so they lie above, and know nobody. */
    @ArchTest
    final ArchRule everyRoomKnowsOnlyThoseBelowIt = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("application")
            .definedBy(resideInAPackage(ADMIN).and(not(KNOWN_TO_OTHERS)))
            .layer("rest")
            .definedBy(ADMIN + ".rest")
            .layer("stream")
            .definedBy(ADMIN + ".stream")
            .layer("page")
            .definedBy(ADMIN + ".page")
            .layer("access")
            .definedBy(ADMIN + ".access")
            .layer("json")
            .definedBy(ADMIN + ".json")
            .layer("audit")
            .definedBy(ADMIN + ".audit")
            .layer("operation")
            .definedBy(ADMIN + ".operation")
            .layer("view")
            .definedBy(ADMIN + ".view")
            .layer("history")
            .definedBy(ADMIN + ".history")
            .layer("known to others")
            .definedBy(KNOWN_TO_OTHERS)
            .ensureAllClassesAreContainedInArchitecture()
            .whereLayer("application")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("rest")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("stream")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("page")
            .mayOnlyBeAccessedByLayers("application")
            .whereLayer("access")
            .mayOnlyBeAccessedByLayers("application", "rest", "stream", "page")
            .whereLayer("json")
            .mayOnlyBeAccessedByLayers("application", "rest", "stream", "page", "access")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("rest", "access", "json")
            .whereLayer("operation")
            .mayOnlyBeAccessedByLayers("rest", "json")
            .whereLayer("view")
            .mayOnlyBeAccessedByLayers("rest", "stream", "json", "operation")
            .whereLayer("history")
            .mayOnlyBeAccessedByLayers("rest", "json")
            .whereLayer("known to others")
            .mayOnlyBeAccessedByLayers("access", "audit", "json", "rest");

    /** A fleet, Quarkus' Dev UI and a management port call them, too. */
    @ArchTest
    final ArchRule operationsKnowNoRequest = noClasses()
            .that()
            .resideInAnyPackage(ADMIN + ".audit", ADMIN + ".operation", ADMIN + ".view", ADMIN + ".history")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "jakarta.json..")
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(RequestScoped.class);
}
