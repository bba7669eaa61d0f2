package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;

/** The beans with guarded methods, by the names of their classes. */
@ApplicationScoped
public class Beans {

    @Inject
    Rules rules;

    @Inject
    Policies policies;

    @Inject
    OnClass onClass;

    @Inject
    Elder elder;

    @Inject
    Younger younger;

    @Inject
    Requested requested;

    @Inject
    Single single;

    @Inject
    Single another;

    @Inject
    Direct direct;

    @Inject
    AsyncStage asyncStage;

    @Inject
    AsyncFuture asyncFuture;

    @Inject
    PlainStage plainStage;

    @Inject
    PlainFuture plainFuture;

    /** What a call of the method returns. */
    Object call(String bean, String method, String call) throws Throwable {
        if (method.equals("overloaded-with-number")) {
            return rules.overloaded(call, 1);
        }
        Object called = named(bean);
        try {
            return called.getClass().getMethod(method, String.class).invoke(called, call);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** Whether a method returns nothing that is complete later, so that it has to throw. */
    boolean isDirect(String bean, String method) throws NoSuchMethodException {
        return method.equals("overloaded-with-number")
                || named(bean).getClass().getMethod(method, String.class).getReturnType() == String.class;
    }

    private Object named(String bean) {
        return Map.ofEntries(
                        Map.entry("Rules", rules),
                        Map.entry("Policies", policies),
                        Map.entry("OnClass", onClass),
                        Map.entry("Elder", elder),
                        Map.entry("Younger", younger),
                        Map.entry("Requested", requested),
                        Map.entry("Single", single),
                        Map.entry("Another", another),
                        Map.entry("Direct", direct),
                        Map.entry("AsyncStage", asyncStage),
                        Map.entry("AsyncFuture", asyncFuture),
                        Map.entry("PlainStage", plainStage),
                        Map.entry("PlainFuture", plainFuture))
                .get(bean);
    }
}
