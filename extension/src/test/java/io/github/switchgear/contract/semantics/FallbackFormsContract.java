package io.github.switchgear.contract.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.contract.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Which methods may be a fallback. */
@Dependent
class FallbackFormsContract implements Bodies {

    @Inject
    Client client;

    @Inject
    Loader loader;

    static class Base {

        private final AtomicInteger answers = new AtomicInteger();

        protected String inherited(String sku) {
            return "inherited " + sku + " " + answers.incrementAndGet();
        }

        @Breaker(fallbackMethod = "privateOfBase")
        String ofBase(String sku) throws Outage {
            throw new Outage();
        }

        @SuppressWarnings("UnusedMethod") // an annotation names it
        private String privateOfBase(String sku) {
            return "private of the base " + sku;
        }
    }

    interface Answering {

        default int ofInterface(int amount, Throwable failure) {
            return -amount;
        }
    }

    @ApplicationScoped
    static class Client extends Base implements Answering {

        @Breaker(fallbackMethod = "privately")
        String toPrivate(String sku, int amount) throws Outage {
            throw new Outage();
        }

        @SuppressWarnings("UnusedMethod") // an annotation names it
        private String privately(String sku, int amount) {
            return amount + " " + sku;
        }

        @Breaker(fallbackMethod = "inherited")
        String toInherited(String sku) throws Outage {
            throw new Outage();
        }

        @Breaker(fallbackMethod = "ofClass")
        String toStatic(String... skus) throws Outage {
            throw new Outage();
        }

        static String ofClass(String[] skus) {
            return String.join(",", skus);
        }

        @Breaker(fallbackMethod = "overloaded")
        String toTheOneWithTheFailure(String sku) throws Outage {
            throw new Outage();
        }

        String overloaded(String sku) {
            return "without";
        }

        String overloaded(String sku, Throwable failure) {
            return "with " + failure.getClass().getSimpleName();
        }

        String overloaded(int amount) {
            return "of other parameters";
        }

        @Breaker(fallbackMethod = "ofInterface")
        int toDefaultMethod(int amount) throws Outage {
            throw new Outage();
        }

        @Breaker(fallbackMethod = "ignore")
        void toVoid() throws Outage {
            throw new Outage();
        }

        void ignore() {}

        @Breaker(fallbackMethod = "narrower")
        CharSequence toNarrower() throws Outage {
            throw new Outage();
        }

        String narrower() {
            return "a kind of";
        }
    }

    abstract static class KeyedLoader<K, V> {

        abstract V last(K key, Throwable failure);

        @Breaker(fallbackMethod = "last")
        V load(K key) throws Outage {
            throw new Outage();
        }
    }

    @ApplicationScoped
    static class Loader extends KeyedLoader<String, List<Integer>> {

        @Override
        List<Integer> last(String key, Throwable failure) {
            return List.of(key.length());
        }
    }

    @Holds
    void aPrivateMethodAnswers() throws Exception {
        assertThat(client.toPrivate("chairs", 3)).isEqualTo("3 chairs");
    }

    @Holds
    void aPrivateMethodOfTheClassThatDeclaresTheGuardedOneAnswers() throws Exception {
        assertThat(client.ofBase("chair")).isEqualTo("private of the base chair");
    }

    @Holds
    void anInheritedMethodAnswersFromTheBeansState() throws Exception {
        assertThat(client.toInherited("chair")).isEqualTo("inherited chair 1");
        assertThat(client.toInherited("chair")).isEqualTo("inherited chair 2");
    }

    @Holds
    void aDefaultMethodOfAnInterfaceAnswersWithPrimitiveTypes() throws Exception {
        assertThat(client.toDefaultMethod(3)).isEqualTo(-3);
    }

    @Holds
    void aStaticMethodAnswersToVariableArguments() throws Exception {
        assertThat(client.toStatic("a", "b")).isEqualTo("a,b");
    }

    @Holds
    void ofOverloadsTheOneThatTakesTheFailureAnswers() throws Exception {
        assertThat(client.toTheOneWithTheFailure("chair")).isEqualTo("with Outage");
    }

    @Holds
    void aMethodWithoutAResultAnswers() throws Exception {
        client.toVoid();
    }

    @Holds
    void aMethodThatReturnsASubtypeAnswers() throws Exception {
        assertThat(client.toNarrower()).isEqualTo("a kind of");
    }

    @Holds
    void aMethodWhoseParametersAreTheTypeArgumentsOfTheGuardedOnesAnswers() throws Exception {
        assertThat(loader.load("four")).containsExactly(4);
    }
}
