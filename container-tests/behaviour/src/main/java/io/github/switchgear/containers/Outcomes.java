package io.github.switchgear.containers;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** How the tests of a run have come out, by the names that {@link PromisedTests} gives them. */
class Outcomes implements TestExecutionListener {

    private final Set<String> planned = new HashSet<>();
    private final Map<String, Boolean> passed = new HashMap<>();

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        for (TestIdentifier root : plan.getRoots()) {
            plan.getDescendants(root).stream()
                    .map(Outcomes::name)
                    .flatMap(Optional::stream)
                    .forEach(planned::add);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        name(test).ifPresent(name -> passed.merge(name, result.getStatus() == Status.SUCCESSFUL, Boolean::logicalAnd));
    }

    /** Whether the run was asked for all of them. */
    boolean wereAsked(Collection<String> tests) {
        return planned.containsAll(tests);
    }

    /** Whether each of them has run and passed, with each set of its arguments. */
    boolean havePassed(Collection<String> tests) {
        return tests.stream().allMatch(test -> passed.getOrDefault(test, false));
    }

    private static Optional<String> name(TestIdentifier test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .map(method -> PromisedTests.name(method.getClassName(), method.getMethodName()));
    }
}
