package io.github.switchgear.microprofile.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The keys by which configuration speaks of a member of an annotation of Fault Tolerance: those of MicroProfile, and those of
 * SmallRye and Quarkus that mean the same. The strongest come first: method before class before all.
 *
 * @param annotation the annotation's simple name
 * @param member its member, or {@code enabled}
 */
public record FaultToleranceKeys(String annotation, String member) {

    private static final List<String> PREFIXES = List.of("quarkus.fault-tolerance.", "smallrye.faulttolerance.");

    /** Those of one method alone. */
    public List<String> ofMethod(String declaringClass, String method) {
        return of(declaringClass + "/" + method);
    }

    /** Those of all methods of a class. */
    public List<String> ofClass(String declaringClass) {
        return of(declaringClass);
    }

    private List<String> of(String place) {
        List<String> keys = new ArrayList<>();
        for (String prefix : PREFIXES) {
            keys.add(prefix + '"' + place + "\"." + kebab(annotation) + "." + kebab(member));
        }
        keys.add(place + "/" + annotation + "/" + member);
        return keys;
    }

    /** Those of all methods that there are. */
    public List<String> ofAll() {
        List<String> keys = new ArrayList<>();
        for (String prefix : PREFIXES) {
            keys.add(prefix + "global." + kebab(annotation) + "." + kebab(member));
        }
        keys.add(annotation + "/" + member);
        return keys;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
