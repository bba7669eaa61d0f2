package io.github.switchgear.fleet.jgroups;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.switchgear.fleet.jgroups", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** It could be anybody's channel: what the fleet exports is enough for it. */
    @ArchTest
    final ArchRule theChannelKnowsJGroupsAndWhatTheFleetExports = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto..",
                    "javax.net..",
                    "io.github.switchgear.core",
                    "io.github.switchgear.fleet",
                    "io.github.switchgear.fleet.jgroups",
                    "org.jgroups..",
                    "org.jspecify.annotations..");
}
