package io.github.switchgear.cdi.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All guarded methods of the deployment. It is a bean that the extension adds, and passes from deployment to run time. It does
 * not change.
 */
public final class BreakerPlan {

    private final List<GuardedMethod> methods;
    private final SortedMap<String, List<GuardedMethod>> byBreaker;

    /**
     * Those of some methods.
     *
     * @param methods in the order in which the container told of their beans
     */
    public BreakerPlan(List<GuardedMethod> methods) {
        this.methods = List.copyOf(methods);
        SortedMap<String, List<GuardedMethod>> sharing = new TreeMap<>();
        for (GuardedMethod method : methods) {
            List<GuardedMethod> ofBreaker = sharing.get(method.breakerName());
            if (ofBreaker == null) {
                ofBreaker = new ArrayList<>(1);
                sharing.put(method.breakerName(), ofBreaker);
            }
            ofBreaker.add(method);
        }
        this.byBreaker = Collections.unmodifiableSortedMap(sharing);
    }

    /** In the order in which the container told of their beans. */
    public List<GuardedMethod> methods() {
        return methods;
    }

    /** The methods by the name of the breaker that they share. */
    public SortedMap<String, List<GuardedMethod>> byBreaker() {
        return byBreaker;
    }
}
