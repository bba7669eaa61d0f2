package io.github.switchgear.cdi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BeanMethodsTest {

    interface Loading<T> {

        T load(T key);

        default void warmUp() {}

        static void shared() {}
    }

    interface Reloading<T> extends Loading<T> {

        @Override
        default void warmUp() {}
    }

    static class Base {

        void kept() {}

        void overridden() {}

        private void hidden() {}

        void uses() {
            hidden();
        }
    }

    static class Bean extends Base implements Reloading<String> {

        @Override
        public String load(String key) {
            return key;
        }

        @Override
        void overridden() {}

        private void hidden() {}

        void alsoUses() {
            hidden();
        }

        @Override
        public String toString() {
            return "bean";
        }
    }

    private static List<String> methodsOf(Class<?> beanClass) {
        return BeanMethods.of(beanClass).stream()
                .map(method -> method.getDeclaringClass().getSimpleName() + "." + BeanMethods.display(method))
                .toList();
    }

    private static Method method(Class<?> type, String signature) {
        return BeanMethods.of(type).stream()
                .filter(method -> BeanMethods.signature(method).equals(signature))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void areItsOwnTheInheritedAndTheDefaultOnesButNoneThatIsOverriddenAndNoBridge() {
        assertThat(methodsOf(Bean.class))
                .containsExactly(
                        "Bean.alsoUses()",
                        "Bean.hidden()",
                        "Bean.load(String)",
                        "Bean.overridden()",
                        "Bean.toString()",
                        "Base.hidden()",
                        "Base.kept()",
                        "Base.uses()",
                        "Reloading.warmUp()");
    }

    static class NotPublic<T> {

        public void inherited() {}

        public void inherited(T key) {}

        public void overridden(T key) {}
    }

    public static class Public extends NotPublic<String> {

        @Override
        public void overridden(String key) {}

        public void overridden(Object key, int times) {}
    }

    @Test
    void aBridgeToWhatAClassThatIsNotPublicDeclaresHidesItNotAndOneToAnOverridingMethodDoes() {
        assertThat(methodsOf(Public.class))
                .containsExactly(
                        "Public.overridden(Object,int)",
                        "Public.overridden(String)",
                        "NotPublic.inherited()",
                        "NotPublic.inherited(Object)");
    }

    static class OpenKeys<K extends Number> extends NotPublic<K> {

        @Override
        public void overridden(K key) {}
    }

    @Test
    void aMethodOverridesWithTheBoundOfAVariableThatIsLeftOpen() {
        assertThat(methodsOf(OpenKeys.class))
                .containsExactly("OpenKeys.overridden(Number)", "NotPublic.inherited()", "NotPublic.inherited(Object)");
    }

    static class BothInterfaces implements Loading<String>, Reloading<String> {

        @Override
        public String load(String key) {
            return key;
        }
    }

    @Test
    void ofTwoDefaultMethodsItIsTheOverridingOneWhicheverInterfaceIsNamedFirst() {
        assertThat(methodsOf(BothInterfaces.class))
                .containsExactly("BothInterfaces.load(String)", "Reloading.warmUp()");
    }

    static class Parameters {

        void none() {}

        void many(int[] numbers, Map.Entry<String, Integer> entry, String... more) {}
    }

    @Test
    void aSignatureTellsErasedTypesInFullAndADisplayTellsThemInShort() {
        Method many = method(Parameters.class, "many(int[],java.util.Map$Entry,java.lang.String[])");

        assertThat(BeanMethods.display(many)).isEqualTo("many(int[],Entry,String[])");
        assertThat(BeanMethods.display(method(Parameters.class, "none()"))).isEqualTo("none()");
    }

    static class Overloads {

        void own() {}

        private boolean own(int helper) {
            return helper > 0;
        }

        boolean single() {
            return own(1);
        }
    }

    static class InheritingOverloads extends Overloads {}

    @Test
    void aPrivateOverloadCountsInItsOwnClassOnly() {
        assertThat(BeanMethods.isOverloaded(Overloads.class, method(Overloads.class, "own()")))
                .isTrue();
        assertThat(BeanMethods.isOverloaded(InheritingOverloads.class, method(Overloads.class, "own()")))
                .isFalse();
        assertThat(BeanMethods.isOverloaded(Overloads.class, method(Overloads.class, "single()")))
                .isFalse();
    }

    static class Modifiers {

        private static void secret() {}

        static void shared() {}

        final void finished() {
            secret();
        }

        protected void open() {}
    }

    @Test
    void privateStaticAndFinalKeepInterceptorsAway() {
        assertThat(BeanMethods.unreachableBecause(method(Modifiers.class, "secret()")))
                .isEqualTo("private");
        assertThat(BeanMethods.unreachableBecause(method(Modifiers.class, "shared()")))
                .isEqualTo("static");
        assertThat(BeanMethods.unreachableBecause(method(Modifiers.class, "finished()")))
                .isEqualTo("final");
        assertThat(BeanMethods.unreachableBecause(method(Modifiers.class, "open()")))
                .isEmpty();
    }

    @Test
    void anOverridingOfObjectsMethodIsOneOfItsMethods() {
        assertThat(BeanMethods.isObjectMethod(method(Bean.class, "toString()"))).isTrue();
        assertThat(BeanMethods.isObjectMethod(method(Bean.class, "kept()"))).isFalse();
    }
}
