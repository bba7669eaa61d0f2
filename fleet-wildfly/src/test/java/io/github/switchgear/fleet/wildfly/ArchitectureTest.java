package io.github.switchgear.fleet.wildfly;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.switchgear.fleet.wildfly", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** It could be anybody's channel: what the fleet exports is enough for it. */
    @ArchTest
    final ArchRule theChannelKnowsTheServersPublicApiAndWhatTheFleetExports = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.naming..",
                    "io.github.switchgear.core",
                    "io.github.switchgear.fleet",
                    "io.github.switchgear.fleet.wildfly",
                    "org.wildfly.clustering.server..",
                    "org.jspecify.annotations..");
}
