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

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.switchgear.core.KeyedBreakers;
import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Who may know whom. */
@AnalyzeClasses(packages = "io.github.switchgear", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String JDK = "java..";
    private static final String NULLNESS = "org.jspecify.annotations";
    private static final String ROOT = "io.github.switchgear";
    private static final String CORE = "io.github.switchgear.core";
    private static final String CDI = "io.github.switchgear.cdi";
    private static final String EVERY_ROOM_OF_CDI = CDI + "..";

    /** The rooms of the extension, from the top down. */
    private static final List<String> FLOORS =
            List.of(CDI, CDI + ".discovery", CDI + ".check", CDI + ".guard", CDI + ".configuration", CDI + ".plan");

    private static final String MICROPROFILE_CONFIG = "org.eclipse.microprofile.config..";
    private static final String MUTINY = "io.smallrye.mutiny..";

    @ArchTest
    final ArchRule thereIsNoOtherRoom = classes()
            .should()
            .resideInAnyPackage(
                    Stream.concat(Stream.of(ROOT, CORE), FLOORS.stream()).toArray(String[]::new));

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
            .resideInAPackage(EVERY_ROOM_OF_CDI)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(JDK, NULLNESS, ROOT, CORE, EVERY_ROOM_OF_CDI, "jakarta..", MICROPROFILE_CONFIG, MUTINY);

    @ArchTest
    final ArchRule microProfileConfigIsKnownInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CDI + ".configuration.MicroProfileConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MICROPROFILE_CONFIG);

    @ArchTest
    final ArchRule mutinyIsKnownInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CDI + ".guard.UniGuard")
            .and()
            .doNotHaveFullyQualifiedName(CDI + ".guard.EnclosingContext")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MUTINY);

    @ArchTest
    final ArchRule beanValidationIsKnownInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(CDI + ".guard.InvalidArguments")
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

    /** But where a key comes or goes, which no call of a key that is tracked has to wait for. */
    @ArchTest
    final ArchRule theCoreSynchronizesNothing = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(CORE)
            .and()
            .areNotDeclaredIn(KeyedBreakers.class)
            .should()
            .haveModifier(SYNCHRONIZED);
}
