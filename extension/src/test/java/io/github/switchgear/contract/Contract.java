package io.github.switchgear.contract;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Runs the same test bodies in whatever container it is a bean of, so that none can be right in its own way. The bodies
 * know only Jakarta's APIs and this library's public ones.
 */
@Dependent
public class Contract {

    @Inject
    BreakerRegistry breakers;

    @Inject
    Instance<Bodies> bodies;

    /** The tests of some classes of bodies; every breaker is as new before each of them. */
    public Stream<DynamicNode> tests(List<Class<? extends Bodies>> classes) {
        return classes.stream().map(type -> dynamicContainer(type.getSimpleName(), tests(type)));
    }

    private Stream<DynamicNode> tests(Class<? extends Bodies> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Holds.class))
                .sorted(Comparator.comparing(Method::getName))
                .map(method -> dynamicTest(method.getName(), () -> prove(type, method)));
    }

    private void prove(Class<? extends Bodies> type, Method sentence) throws Throwable {
        breakers.all().forEach(CircuitBreaker::reset);
        sentence.setAccessible(true);
        try {
            sentence.invoke(bodies.select(type).get());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
