package io.github.switchgear;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.ejb.ApplicationException;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.github.switchgear", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations";
    private static final String ROOT = "io.github.switchgear";
    private static final String CORE = "io.github.switchgear.core";
    private static final String CDI = "io.github.switchgear.cdi";
    private static final String MICROPROFILE_CONFIG = "org.eclipse.microprofile.config..";
    private static final String MUTINY = "io.smallrye.mutiny..";

    @ArchTest
    final ArchRule thereAreThreePackages = classes().should().resideInAnyPackage(ROOT, CORE, CDI);

    @ArchTest
    final ArchRule whatADeveloperWritesNeedsOnlyItsAnnotations = classes()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, ROOT, "jakarta.interceptor", "jakarta.enterprise.util");

    /** The one annotation is like those on nullness: a virtual machine lets it be where its class is absent. */
    @ArchTest
    final ArchRule theCoreStandsOnTheJdkAlone = classes()
            .that()
            .resideInAPackage(CORE)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(JDK, NULLNESS, CORE).or(type(ApplicationException.class)));

    @ArchTest
    final ArchRule theExtensionStandsOnJakartaAndWhatMayBePresentBesideIt = classes()
            .that()
            .resideInAPackage(CDI)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, ROOT, CORE, CDI, "jakarta..", MICROPROFILE_CONFIG, MUTINY);

    @ArchTest
    final ArchRule microProfileConfigIsKnownInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CDI + ".MicroProfileConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MICROPROFILE_CONFIG);

    @ArchTest
    final ArchRule mutinyIsKnownInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CDI + ".UniGuard")
            .and()
            .doNotHaveFullyQualifiedName(CDI + ".EnclosingContext")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MUTINY);

    @ArchTest
    final ArchRule beanValidationIsKnownInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CDI + ".InvalidArguments")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.validation..");

    /** But who has to tell that the log cannot be written. */
    @ArchTest
    final ArchRule nobodyPrints = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CORE + ".UnfailingLogger")
            .should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    final ArchRule nobodyChoosesTheLoggingLibrary =
            noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging");

    @ArchTest
    final ArchRule nobodyHandsWorkToAnExecutor = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CORE + ".RelayingFuture") // tells its source's to whoever asks
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Executor.class);

    @ArchTest
    final ArchRule nothingHappensByItself = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Timer.class)
            .orShould()
            .callConstructorWhere(target(owner(assignableTo(Thread.class))))
            .orShould()
            .callMethod(CompletableFuture.class, "orTimeout", long.class, TimeUnit.class);

    @ArchTest
    final ArchRule theCoreHasNoLocks = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent.locks");

    @ArchTest
    final ArchRule theCoreSynchronizesNothing = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(CORE)
            .should()
            .haveModifier(SYNCHRONIZED);
}
