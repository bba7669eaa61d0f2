package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import jakarta.enterprise.context.Dependent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The names that breakers have whose annotation gives none. */
class BreakerNamesTest {

    private static List<String> namesIn(Class<?> beanClass) {
        try (Application application = Application.of(beanClass)) {
            return application.breakerNames();
        }
    }

    private static String name(Class<?> beanClass, String method) {
        return beanClass.getName() + "." + method;
    }

    @Dependent
    static class Plain {
        @Breaker
        void stock(String sku) {}
    }

    @Test
    void theDefaultIsTheClassAndTheMethodWithADollarBeforeAnInnerClass() {
        assertThat(namesIn(Plain.class)).containsExactly("io.github.switchgear.cdi.BreakerNamesTest$Plain.stock");
    }

    @Dependent
    static class Overloaded {
        @Breaker
        void stock() {}

        @Breaker
        void stock(String sku, Map.Entry<String, int[]> range, int... more) {}

        void stock(long unguarded) {}

        @Breaker
        void alone(String sku) {}
    }

    @Test
    void overloadsAreToldApartBySimpleParameterTypes() {
        assertThat(namesIn(Overloaded.class))
                .containsExactly(
                        name(Overloaded.class, "alone"),
                        name(Overloaded.class, "stock()"),
                        name(Overloaded.class, "stock(String,Entry,int[])"));
    }

    static class Base {
        void stock(int shelf) {}

        @Breaker
        void price(String sku) {}

        private int price(int single, int quantity) {
            return single * quantity;
        }

        int offer() {
            return price(7, 7);
        }
    }

    @Dependent
    static class OverloadsInherited extends Base {
        @Breaker
        void stock(String sku) {}
    }

    @Test
    void anInheritedOverloadCounts() {
        assertThat(namesIn(OverloadsInherited.class)).contains(name(OverloadsInherited.class, "stock(String)"));
    }

    @Test
    void anInheritedMethodIsNamedAfterTheBeansClassAndPrivateOverloadsOfItDoNotCount() {
        assertThat(namesIn(OverloadsInherited.class)).contains(name(OverloadsInherited.class, "price"));
    }

    abstract static class Repository<T> {
        abstract T load(T key);
    }

    @Dependent
    static class Skus extends Repository<String> {
        @Override
        @Breaker
        String load(String key) {
            return key;
        }
    }

    @Test
    void aBridgeMethodIsNoOverload() {
        assertThat(namesIn(Skus.class)).containsExactly(name(Skus.class, "load"));
    }

    @Test
    void aCallThroughABridgeIsOneCallOfItsBreaker() {
        try (Application application = Application.of(Skus.class)) {
            Repository<String> repository = application.get(Skus.class);

            assertThat(repository.load("7")).isEqualTo("7");
            assertThat(application.breakers().all())
                    .singleElement()
                    .satisfies(breaker ->
                            assertThat(breaker.snapshot().totals().succeeded()).isEqualTo(1));
        }
    }

    static class GenericBase<T> {
        @Breaker
        T load(T key) {
            return key;
        }
    }

    @Dependent
    static class Inherits extends GenericBase<String> {}

    @Test
    void aMethodInheritedFromAGenericClassIsGuardedUnderItsPlainName() {
        assertThat(namesIn(Inherits.class)).containsExactly(name(Inherits.class, "load"));
    }

    @Dependent
    static class Explicit {
        @Breaker(name = "straße-7._#(a,b)$[x]")
        void stock() {}
    }

    @Test
    void anExplicitNameMayHaveLettersOfAnyScriptDigitsAndAFewSigns() {
        assertThat(namesIn(Explicit.class)).containsExactly("straße-7._#(a,b)$[x]");
    }
}
