package io.github.switchgear.cdi.plan;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All guarded methods of the deployment. It is a bean that the extension adds, and the only thing that passes from
 * deployment to run time.
 *
 * @param methods in the order in which the container told of their beans
 */
public record BreakerPlan(List<GuardedMethod> methods) {

    public BreakerPlan {
        methods = List.copyOf(methods);
    }

    /** The methods by the name of the breaker that they share. */
    public SortedMap<String, List<GuardedMethod>> byBreaker() {
        return methods.stream()
                .collect(Collectors.groupingBy(GuardedMethod::breakerName, TreeMap::new, Collectors.toList()));
    }
}
