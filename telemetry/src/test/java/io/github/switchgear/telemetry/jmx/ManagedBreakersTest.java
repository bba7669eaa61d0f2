package io.github.switchgear.telemetry.jmx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(QuietLog.class)
class ManagedBreakersTest {

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();

    private static Registry registry(String... breakers) {
        Registry registry = new Registry();
        for (String breaker : breakers) {
            add(registry, breaker);
        }
        return registry;
    }

    private static void add(Registry registry, String breaker) {
        registry.add(CircuitBreaker.of(breaker, BreakerSettings.builder().build()));
    }

    private ManagedBreakers shown(Registry registry) {
        return new ManagedBreakers(registry, server, false);
    }

    /** Behind the domain and the type. */
    private Set<String> names() throws Exception {
        return server.queryNames(new ObjectName("io.github.switchgear:type=Breaker,*"), null).stream()
                .map(ObjectName::getCanonicalName)
                .map(name -> name.substring(name.indexOf(':') + 1).replace(",type=Breaker", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eachBreakerIsShownFromWhenItComesToWhenItGoes() throws Exception {
        Registry registry = registry("billing", "inventory");
        try (ManagedBreakers managed = shown(registry)) {
            assertThat(managed).isNotNull();
            assertThat(names()).containsExactly("name=billing", "name=inventory");

            registry.remove("billing");
            add(registry, "prices");
            assertThat(names()).containsExactly("name=inventory", "name=prices");

            registry.remove("prices");
            add(registry, "prices");
            assertThat(names()).containsExactly("name=inventory", "name=prices");
        }
        assertThat(names()).isEmpty();
        add(registry, "late");
        assertThat(names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "inventory, inventory",
                "com.acme.Client$Inner.stock(int[])#1, com.acme.Client$Inner.stock(int[])#1",
                "back\\slash, back\\slash",
                "'of(int,String)', '\"of(int,String)\"'",
                "a=b, '\"a=b\"'",
                "a:b, '\"a:b\"'",
                "a*, '\"a\\*\"'",
                "a?, '\"a\\?\"'",
                "'\"a\"', '\"\\\"a\\\"\"'",
            })
    void aNameIsQuotedWhereItNeedsToBeAndOnlyThere(String breaker, String value) throws Exception {
        try (ManagedBreakers managed = shown(registry(breaker))) {
            assertThat(managed).isNotNull();
            ObjectName name = new ObjectName("io.github.switchgear:type=Breaker,name=" + value);
            assertThat(server.getAttribute(name, "Name")).isEqualTo(breaker);
        }
    }

    @Test
    void aBreakerThatAnotherApplicationHasTooTakesNobodysPlace() throws Exception {
        Registry first = registry("billing", "inventory");
        Registry second = registry("inventory", "prices", "zoo");
        Registry third = registry("billing", "inventory", "zoo");
        ManagedBreakers ofFirst = shown(first);
        ManagedBreakers ofSecond = shown(second);
        ManagedBreakers ofThird = shown(third);

        assertThat(names())
                .containsExactly(
                        "application=2,name=inventory",
                        "application=3,name=billing",
                        "application=3,name=inventory",
                        "application=3,name=zoo",
                        "name=billing",
                        "name=inventory",
                        "name=prices",
                        "name=zoo");

        ofSecond.close();
        assertThat(names())
                .containsExactly(
                        "application=3,name=billing",
                        "application=3,name=inventory",
                        "application=3,name=zoo",
                        "name=billing",
                        "name=inventory");
        ManagedBreakers ofFourth = shown(registry("inventory"));
        assertThat(names()).contains("application=2,name=inventory");

        ofFirst.close();
        ofThird.close();
        ofFourth.close();
        assertThat(names()).isEmpty();
    }

    @Test
    void eachOfThemIsThatOfItsApplication() throws Exception {
        Registry first = registry("inventory");
        Registry second = registry("inventory");
        CircuitBreaker other = second.find("inventory").orElseThrow();
        try (ManagedBreakers ofFirst = shown(first);
                ManagedBreakers ofSecond = shown(second)) {
            assertThat(List.of(ofFirst, ofSecond)).doesNotContainNull();
            other.reset();

            assertThat(server.getAttribute(BreakerNames.of("inventory"), "Generation"))
                    .isEqualTo(0L);
            assertThat(server.getAttribute(BreakerNames.of("inventory", 2), "Generation"))
                    .isEqualTo(1L);
        }
    }

    @Test
    @Timeout(60)
    void applicationsThatStartAtOnceHaveANumberEach() throws Exception {
        int applications = 8;
        String[] breakers = {"a", "b", "c", "d", "e"};
        CyclicBarrier start = new CyclicBarrier(applications);
        ExecutorService threads = Executors.newFixedThreadPool(applications);
        try {
            for (int round = 0; round < 20; round++) {
                List<Future<ManagedBreakers>> starting = new ArrayList<>();
                for (int i = 0; i < applications; i++) {
                    starting.add(threads.submit(() -> {
                        Registry registry = registry(breakers);
                        start.await();
                        return shown(registry);
                    }));
                }
                List<ManagedBreakers> started = new ArrayList<>();
                for (Future<ManagedBreakers> one : starting) {
                    started.add(one.get());
                }

                assertThat(names()).hasSize(applications * breakers.length);
                assertThat(server.queryNames(new ObjectName("io.github.switchgear:application=*,*"), null))
                        .extracting(name -> name.getKeyProperty("application"))
                        .allMatch(number -> Integer.parseInt(number) <= applications + 1);
                started.forEach(ManagedBreakers::close);
                assertThat(names()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void oneThatSomebodyHasUnregisteredHarmsNothing() throws Exception {
        Registry registry = registry("billing", "inventory");
        ManagedBreakers managed = shown(registry);
        server.unregisterMBean(BreakerNames.of("billing"));
        server.unregisterMBean(BreakerNames.of("inventory"));

        registry.remove("billing");
        managed.close();

        assertThat(names()).isEmpty();
    }
}
