package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.core.CapturedLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A bean inherits no annotation from the interfaces that it implements, and whoever has put one there is told. */
class OverlookedInterfacesTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    interface OnMethod<K> {
        @Breaker
        String stock(K key);

        void unguarded();
    }

    @Breaker
    interface OnType extends OnMethod<String> {
        void price();
    }

    @ApplicationScoped
    static class Unguarded implements OnMethod<String> {

        @Override
        public String stock(String key) {
            return key;
        }

        @Override
        public void unguarded() {}
    }

    @ApplicationScoped
    static class Inheriting extends Unguarded {}

    @ApplicationScoped
    static class OfGuardedType implements OnType {

        @Override
        @Breaker
        public String stock(String key) {
            return key;
        }

        @Override
        public void unguarded() {}

        @Override
        public void price() {}
    }

    @ApplicationScoped
    static class Guarded implements OnMethod<String> {

        @Override
        @Breaker
        public String stock(String key) {
            return key;
        }

        @Override
        public void unguarded() {}
    }

    @Breaker
    @ApplicationScoped
    static class GuardedByClass implements OnType {

        @Override
        public String stock(String key) {
            return key;
        }

        @Override
        public void unguarded() {}

        @Override
        public void price() {}
    }

    @RegisterRestClient
    interface Client {
        @Breaker
        void call();
    }

    @ApplicationScoped
    static class StandIn implements Client {

        @Override
        public void call() {}
    }

    private static String warning(Class<?> bean, String method, String written) {
        return "WARNING @Breaker on interface " + written + " does not guard " + bean.getName() + method
                + ", as a bean inherits no annotation from an interface; write it on the bean's class or method";
    }

    private List<String> warningsOf(Class<?>... beanClasses) {
        Application.of(beanClasses).close();
        return log.lines();
    }

    @Test
    void aMethodThatHasItOnTheInterfaceAloneIsNamed() {
        assertThat(warningsOf(Unguarded.class))
                .containsExactly(warning(Unguarded.class, ".stock(String)", OnMethod.class.getName()));
    }

    @Test
    void aMethodThatASubclassInheritsIsNamedForItsBean() {
        assertThat(warningsOf(Inheriting.class))
                .containsExactly(warning(Inheriting.class, ".stock(String)", OnMethod.class.getName()));
    }

    @Test
    void eachMethodOfAnAnnotatedInterfaceIsNamedThatHasNoneOfItsOwn() {
        assertThat(warningsOf(OfGuardedType.class))
                .containsExactly(warning(OfGuardedType.class, ".price()", OnType.class.getName()));
    }

    @Test
    void nobodyIsWarnedWhereTheBeanHasItsOwn() {
        assertThat(warningsOf(Guarded.class, GuardedByClass.class)).isEmpty();
    }

    @Test
    void nobodyIsWarnedOfAnInterfaceThatGuardsRestClientsWhoeverElseImplementsIt() {
        assertThat(warningsOf(StandIn.class)).isEmpty();
    }
}
