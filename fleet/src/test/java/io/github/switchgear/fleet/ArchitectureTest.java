package io.github.switchgear.fleet;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.switchgear.fleet", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String FLEET = "io.github.switchgear.fleet";
    private static final String CORE = "io.github.switchgear.core..";

    private static ArchRule onlyKnows(String room, String... further) {
        return classes()
                .that()
                .resideInAPackage(FLEET + "." + room)
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..", "org.jspecify.annotations..")
                        .or(resideInAnyPackage(further))
                        .or(resideInAPackage(FLEET + "." + room)));
    }

    @ArchTest
    final ArchRule theRegisterKnowsNobody = onlyKnows("register");

    @ArchTest
    final ArchRule bytesAreOfTheRegister = onlyKnows("wire", CORE, FLEET, FLEET + ".register");

    @ArchTest
    final ArchRule memoriesKnowNoNode = onlyKnows("memory", "javax.sql..", FLEET, FLEET + ".register", FLEET + ".wire");

    @ArchTest
    final ArchRule aNodeKnowsNoContainer =
            onlyKnows("node", CORE, FLEET, FLEET + ".register", FLEET + ".wire", FLEET + ".memory");

    @ArchTest
    final ArchRule theAdminModuleMayBeAbsent = noClasses()
            .that()
            .resideOutsideOfPackage(FLEET + ".admin")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.switchgear.admin..", FLEET + ".admin");
}
