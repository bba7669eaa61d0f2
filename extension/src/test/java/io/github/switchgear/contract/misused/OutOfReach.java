package io.github.switchgear.contract.misused;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Stereotype;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** An annotation on methods that no interceptor can reach, by whatever way it got there. */
@Dependent
class OutOfReach {

    static final List<String> PROBLEMS = List.of(
            problem("finished()", "final"), problem("finishedBound()", "final"), problem("ofNoInstance()", "static"));

    @InterceptorBinding
    @Breaker
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.TYPE, ElementType.METHOD})
    @interface Guarded {}

    @Stereotype
    @Breaker
    @Dependent
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @interface Client {}

    @Breaker
    final void finished() {}

    @Guarded
    final void finishedBound() {}

    @Breaker
    static void ofNoInstance() {}

    /** In a class that is guarded as a whole, helpers out of reach are no mistake. */
    @Guarded
    @Dependent
    static class BoundWithHelpers {

        void call() {}

        final void helper() {}
    }

    @Client
    static class StereotypedWithHelpers {

        void call() {}

        final void helper() {}
    }

    private static String problem(String method, String modifier) {
        return Misuse.problem(
                OutOfReach.class,
                method,
                "no interceptor can reach a " + modifier + " method; make it an instance method that is neither private"
                        + " nor final, or remove @Breaker");
    }
}
