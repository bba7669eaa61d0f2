package io.github.switchgear.telemetry;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.github.switchgear.telemetry", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String TELEMETRY = "io.github.switchgear.telemetry";

    private static final String[] EVERYWHERE = {
        "java..", "io.github.switchgear.core..", "org.jspecify.annotations..", TELEMETRY + ".series.."
    };

    private static ArchRule onlyKnows(String room, String... further) {
        return classes()
                .that()
                .resideInAPackage(TELEMETRY + "." + room + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(EVERYWHERE)
                        .or(resideInAnyPackage(further))
                        .or(resideInAPackage(TELEMETRY + "." + room + "..")));
    }

    @ArchTest
    final ArchRule seriesKnowTheCoreAlone = onlyKnows("series");

    @ArchTest
    final ArchRule textKnowsSeriesAlone = onlyKnows("text");

    @ArchTest
    final ArchRule metricsKnowNoLibrary =
            onlyKnows("metrics", "jakarta.enterprise..", "jakarta.inject..", TELEMETRY + ".start..");

    @ArchTest
    final ArchRule tracingKnowsNoLibrary =
            onlyKnows("tracing", "jakarta.enterprise..", "jakarta.inject..", TELEMETRY + ".start..");

    @ArchTest
    final ArchRule theStartKnowsNobodyThatGoesWithIt =
            onlyKnows("start", "jakarta.annotation..", "jakarta.enterprise..", "jakarta.inject..");

    @ArchTest
    final ArchRule flightRecordingKnowsNothingElse =
            onlyKnows("flight", "jakarta.enterprise..", "jakarta.inject..", "jdk.jfr..", TELEMETRY + ".start..");

    @ArchTest
    final ArchRule managementKnowsNothingElse = onlyKnows(
            "jmx", "jakarta.enterprise..", "jakarta.inject..", "javax.management..", TELEMETRY, TELEMETRY + ".start..");

    /** Clients of JMX compile against it, and have nothing else. */
    @ArchTest
    final ArchRule whatIsExportedKnowsTheCoreAlone = classes()
            .that()
            .resideInAPackage(TELEMETRY)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "java..",
                    "javax.management..",
                    "io.github.switchgear.core..",
                    "org.jspecify.annotations..",
                    TELEMETRY));

    @ArchTest
    final ArchRule webhookKnowsJsonAlone = onlyKnows(
            "webhook",
            "javax.crypto..",
            "jakarta.json..",
            "jakarta.enterprise..",
            "jakarta.inject..",
            TELEMETRY + ".start..");

    @ArchTest
    final ArchRule webhookKnowsNoContainerButForItsBean = noClasses()
            .that()
            .resideInAPackage(TELEMETRY + ".webhook..")
            .and()
            .doNotHaveSimpleName("ApplicationWebhook")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..");

    /** What names a library that may be absent lives in a room of its own, which nobody enters but by its name. */
    @ArchTest
    final ArchRule nobodyEntersTheRoomsOfLibraries = noClasses()
            .that()
            .resideInAnyPackage(
                    TELEMETRY,
                    TELEMETRY + ".cdi..",
                    TELEMETRY + ".metrics..",
                    TELEMETRY + ".series..",
                    TELEMETRY + ".start..",
                    TELEMETRY + ".tracing..",
                    TELEMETRY + ".webhook..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    TELEMETRY + ".admin..",
                    TELEMETRY + ".flight..",
                    TELEMETRY + ".health..",
                    TELEMETRY + ".jmx..",
                    TELEMETRY + ".micrometer..",
                    TELEMETRY + ".microprofile..",
                    TELEMETRY + ".opentelemetry..");
}
