package io.github.switchgear;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.concurrent.TimeUnit;

/** How the tests work. */
@AnalyzeClasses(packages = "io.github.switchgear", importOptions = ImportOption.OnlyIncludeTests.class)
class TestsArchitectureTest {

    @ArchTest
    final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(target(name("sleep")).and(target(owner(assignableTo(Thread.class)))))
            .orShould()
            .callMethod(TimeUnit.class, "sleep", long.class)
            .because("tests move the ticker, or wait for what is to happen");
}
