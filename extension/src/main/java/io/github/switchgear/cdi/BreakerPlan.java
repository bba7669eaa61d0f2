package io.github.switchgear.cdi;

import java.util.List;

/**
 * All guarded methods of the deployment. It is a bean that the extension adds, and the only thing that passes from
 * deployment to run time.
 *
 * @param methods in the order in which the container told of their beans
 */
record BreakerPlan(List<GuardedMethod> methods) {

    BreakerPlan {
        methods = List.copyOf(methods);
    }
}
