package io.github.switchgear.cdi.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.configuration.AnnotatedBreaker;
import io.github.switchgear.cdi.configuration.BreakerConfiguration;
import io.github.switchgear.cdi.configuration.ContainerConfiguration;
import io.github.switchgear.cdi.configuration.NoBeans;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.CapturedLog;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.RegistryListener;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LivingBreakersTest {

    @RegisterExtension
    final CapturedLog log = new CapturedLog();

    private final LivingBreakers breakers = new LivingBreakers();
    private final List<String> heard = new ArrayList<>();

    @Test
    void whoFollowsIsToldOfThoseThatAreThereInTheOrderOfTheirNames() {
        breakers.add(deployed("b"));
        breakers.add(deployed("a"));

        breakers.follow(new Hearing(heard));

        assertThat(heard).containsExactly("+a", "+b");
    }

    @Test
    void whoFollowsIsToldOfThoseThatComeAndGo() {
        breakers.follow(new Hearing(heard));

        Registration there = breakers.add(deployed("a"));
        there.close();

        assertThat(heard).containsExactly("+a", "-a");
        assertThat(breakers.find("a")).isEmpty();
        assertThat(breakers.all()).isEmpty();
    }

    @Test
    void whoFollowsNoMoreIsToldNothing() {
        breakers.follow(new Hearing(heard)).close();

        breakers.add(deployed("a"));

        assertThat(heard).isEmpty();
    }

    @Test
    void oneThatHasGoneIsNotTakenForTheOneThatCameAfterIt() {
        Registration first = breakers.add(deployed("a"));
        first.close();
        DeployedBreaker second = deployed("a");
        breakers.add(second);
        breakers.follow(new Hearing(heard));

        first.close();

        assertThat(breakers.find("a")).contains(second);
        assertThat(heard).containsExactly("+a");
    }

    @Test
    void aNameIsThereOnce() {
        DeployedBreaker first = deployed("a");
        breakers.add(first);

        assertThatIllegalStateException()
                .isThrownBy(() -> breakers.add(deployed("a")))
                .withMessage("There is a breaker 'a' already");
        assertThat(breakers.find("a")).contains(first);
    }

    @Test
    void aListenerThatFailsKeepsNothingFromAnybody() {
        breakers.follow(new RegistryListener() {
            @Override
            public void added(CircuitBreaker breaker) {
                throw new IllegalStateException("a listener's bug");
            }
        });
        breakers.follow(new Hearing(heard));

        breakers.add(deployed("a"));

        assertThat(heard).containsExactly("+a");
        assertThat(breakers.find("a")).isPresent();
        assertThat(log.lines()).containsExactly("SEVERE A listener of the registry failed at breaker 'a'");
    }

    @Test
    void nothingHoldsOneThatHasGone() throws InterruptedException {
        breakers.follow(new Hearing(heard));
        DeployedBreaker deployed = deployed("a");
        WeakReference<CircuitBreaker> breaker = new WeakReference<>(deployed.breaker());
        Registration there = breakers.add(deployed);
        there.close();
        deployed = null;
        there = null;

        while (breaker.get() != null) {
            System.gc();
        }

        assertThat(breaker.get()).isNull();
    }

    /** Each listener's ledger adds up at every moment, from whichever moment on it has listened. */
    @Test
    void whoeverBeginsToListenMeanwhileMissesNothingAndHearsNothingTwice() throws InterruptedException {
        int rounds = 2_000;
        CountDownLatch begun = new CountDownLatch(1);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        Thread comingAndGoing = new Thread(() -> {
            begun.countDown();
            for (int i = 0; i < rounds; i++) {
                breakers.add(deployed("a")).close();
            }
        });
        comingAndGoing.start();
        begun.await();
        List<Ledger> ledgers = new ArrayList<>();
        while (comingAndGoing.isAlive()) {
            Ledger ledger = new Ledger(wrong);
            ledgers.add(ledger);
            breakers.follow(ledger).close();
        }
        comingAndGoing.join();

        assertThat(ledgers).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static DeployedBreaker deployed(String name) {
        BreakerPlan plan = new BreakerPlan(List.of(new GuardedMethod(
                Client.class, method(name), new AnnotatedBreaker(method(name).getAnnotation(Breaker.class)))));
        return DeployedBreaker.of(
                name,
                plan.methods(),
                new BreakerConfiguration(plan, ContainerConfiguration.source()).of(name),
                new NoBeans());
    }

    private static Method method(String name) {
        try {
            return Client.class.getDeclaredMethod(name);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    static class Client {
        @Breaker(name = "a")
        void a() {}

        @Breaker(name = "b")
        void b() {}
    }

    private record Hearing(List<String> heard) implements RegistryListener {
        @Override
        public void added(CircuitBreaker breaker) {
            heard.add("+" + breaker.name());
        }

        @Override
        public void removed(CircuitBreaker breaker) {
            heard.add("-" + breaker.name());
        }
    }

    /** Knows at most one breaker at a time, which is the one that goes. */
    private static final class Ledger implements RegistryListener {

        private final ConcurrentLinkedQueue<String> wrong;
        private CircuitBreaker present;

        Ledger(ConcurrentLinkedQueue<String> wrong) {
            this.wrong = wrong;
        }

        @Override
        public void added(CircuitBreaker breaker) {
            if (present != null) {
                wrong.add("came while another was there");
            }
            present = breaker;
        }

        @Override
        public void removed(CircuitBreaker breaker) {
            if (present != breaker) {
                wrong.add("went without having come");
            }
            present = null;
        }
    }
}
