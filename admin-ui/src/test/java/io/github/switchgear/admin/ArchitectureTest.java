package io.github.switchgear.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.context.RequestScoped;

@AnalyzeClasses(packages = "io.github.switchgear.admin", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

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

    /** A fleet, Quarkus' Dev UI and a management port call them, too. */
    @ArchTest
    final ArchRule operationsKnowNoRequest = noClasses()
            .that()
            .resideInAPackage("io.github.switchgear.admin.operation")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..")
            .orShould()
            .dependOnClassesThat()
            .areAnnotatedWith(RequestScoped.class);
}
