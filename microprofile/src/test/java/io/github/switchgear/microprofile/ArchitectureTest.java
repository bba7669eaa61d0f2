package io.github.switchgear.microprofile;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Which room may know of which. */
@AnalyzeClasses(packages = "io.github.switchgear.microprofile", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.switchgear.microprofile";
    private static final List<String> FLOORS = List.of(
            ROOT + ".cdi", ROOT + ".smallrye", ROOT + ".metrics", ROOT + ".call", ROOT + ".plan", ROOT + ".config");

    @ArchTest
    static void arrowsOnlyGoDown(JavaClasses classes) {
        for (int floor = 1; floor < FLOORS.size(); floor++) {
            noClasses()
                    .that()
                    .resideInAPackage(FLOORS.get(floor))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(FLOORS.subList(0, floor).toArray(String[]::new))
                    .check(classes);
        }
    }

    @ArchTest
    final ArchRule itStandsOnTheCoreOnDoorsOfTheExtensionAndOnMicroProfile = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "io.github.switchgear",
                    "io.github.switchgear.core",
                    "io.github.switchgear.cdi.discovery",
                    "io.github.switchgear.cdi.guard",
                    "io.github.switchgear.cdi.plan",
                    ROOT + "..",
                    "jakarta..",
                    "org.eclipse.microprofile.config..",
                    "org.eclipse.microprofile.faulttolerance..",
                    "org.eclipse.microprofile.metrics..",
                    "io.micrometer..",
                    "io.smallrye.faulttolerance.api..");

    @ArchTest
    final ArchRule whatMayBeAbsentIsKnownInOnePlaceEach = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".metrics", ROOT + ".smallrye")
            .and()
            .haveSimpleNameNotEndingWith("BuildTimeAdoptionExtension")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.eclipse.microprofile.metrics..", "io.micrometer..", "io.smallrye.faulttolerance.api..");
}
