package io.github.switchgear.containers;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** The tests that there are for each promise, whether or not a run has been asked for them. */
final class PromisedTests {

    /** Where they all are. */
    static final String PACKAGE = "io.github.switchgear.containers.behaviour";

    private PromisedTests() {}

    /** By promise, the names of its tests. */
    static Map<Promise, List<String>> all() {
        return ReflectionSupport.findAllClassesInPackage(
                        PACKAGE, type -> !Modifier.isAbstract(type.getModifiers()), name -> true)
                .stream()
                .flatMap(type ->
                        AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                                .stream()
                                .map(method -> new Test(type, method)))
                .filter(test -> test.promise().isPresent())
                .collect(groupingBy(
                        test -> test.promise().orElseThrow(),
                        () -> new EnumMap<>(Promise.class),
                        mapping(Test::name, toList())));
    }

    /** The name of a test, the same for each set of its arguments. */
    static String name(String className, String methodName) {
        return className + "." + methodName;
    }

    private record Test(Class<?> type, Method method) {

        String name() {
            return PromisedTests.name(type.getName(), method.getName());
        }

        Optional<Promise> promise() {
            return AnnotationSupport.findAnnotation(method, Proves.class)
                    .or(() -> AnnotationSupport.findAnnotation(type, Proves.class))
                    .map(Proves::value);
        }
    }
}
