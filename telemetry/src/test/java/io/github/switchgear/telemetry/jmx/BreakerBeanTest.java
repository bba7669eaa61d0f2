package io.github.switchgear.telemetry.jmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.Cause;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.telemetry.BreakerMXBean;
import io.github.switchgear.telemetry.MovedTime;
import io.github.switchgear.telemetry.OperableBreakerMXBean;
import io.github.switchgear.telemetry.QuietLog;
import io.github.switchgear.telemetry.Registry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Attribute;
import javax.management.JMX;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanFeatureInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(QuietLog.class)
class BreakerBeanTest {

    private static final BreakerSettings SETTINGS = BreakerSettings.builder()
            .allowedFails(2)
            .retryTimer(Duration.ofSeconds(30))
            .rampUp(Duration.ofSeconds(100))
            .build();

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final MovedTime time = new MovedTime();
    private final Registry registry = new Registry();
    private final CircuitBreaker breaker = registry.add(CircuitBreaker.of("inventory", SETTINGS, time));
    private ManagedBreakers managed;

    private <T> T shown(boolean operable, Class<T> as) throws Exception {
        managed = new ManagedBreakers(registry, server, operable);
        return JMX.newMXBeanProxy(server, name(), as);
    }

    private BreakerMXBean shown() throws Exception {
        return shown(false, BreakerMXBean.class);
    }

    private OperableBreakerMXBean operable() throws Exception {
        return shown(true, OperableBreakerMXBean.class);
    }

    private static ObjectName name() throws Exception {
        return new ObjectName("io.github.switchgear:type=Breaker,name=inventory");
    }

    @AfterEach
    void end() {
        if (managed != null) {
            managed.close();
        }
    }

    private void fail() {
        assertThatThrownBy(() -> breaker.call(() -> {
                    throw new IOException("a secret");
                }))
                .isInstanceOf(IOException.class);
    }

    private void open() {
        fail();
        fail();
    }

    @Test
    void attributesAreNamedAsTheMembersOfTheJson() throws Exception {
        shown();

        assertThat(server.getMBeanInfo(name()).getAttributes())
                .extracting(MBeanAttributeInfo::getName)
                .containsExactlyInAnyOrderElementsOf(GoldenBreaker.attributes());
        assertThat(server.getMBeanInfo(name()).getAttributes())
                .allSatisfy(attribute -> assertThat(attribute.isWritable()).isFalse())
                .extracting(MBeanFeatureInfo::getDescription)
                .doesNotHaveDuplicates()
                .allMatch(description -> description.contains(" "));
    }

    @Test
    void composedOnesHaveTheMembersOfTheJson() throws Exception {
        breaker.forceOpen(ManualOverride.because("flood"));
        breaker.forceClosed(ManualOverride.because("later").from(Instant.now().plusSeconds(600)));
        shown();

        for (String attribute : new String[] {"Totals", "Override", "Planned"}) {
            CompositeData data = (CompositeData) server.getAttribute(name(), attribute);
            assertThat(data.getCompositeType().keySet())
                    .as(attribute)
                    .containsExactlyInAnyOrderElementsOf(GoldenBreaker.membersOf(attribute));
        }
    }

    @Test
    void aClosedBreakerTellsWhatItHasCounted() throws Exception {
        BreakerMXBean shown = shown();
        breaker.call(() -> "fine");
        fail();

        assertThat(shown.getName()).isEqualTo("inventory");
        assertThat(shown.getKey()).isNull();
        assertThat(shown.isEnabled()).isTrue();
        assertThat(shown.getState()).isEqualTo(BreakerState.CLOSED);
        assertThat(shown.getGeneration()).isZero();
        assertThat(shown.getConsecutiveFailures()).isEqualTo(1);
        assertThat(shown.getRetryAfterMillis()).isNull();
        assertThat(shown.isProbeInFlight()).isFalse();
        assertThat(shown.isWouldBeOpen()).isFalse();
        assertThat(shown.getTotals().getSucceeded()).isEqualTo(1);
        assertThat(shown.getTotals().getFailed()).isEqualTo(1);
        assertThat(shown.getTotals().getRejected()).isZero();
        assertThat(shown.getLastFailure().getType()).isEqualTo("java.io.IOException");
        assertThat(Instant.parse(shown.getLastFailure().getAt()))
                .isEqualTo(breaker.snapshot().lastFailure().at());
        assertThat(Instant.parse(shown.getSince())).isEqualTo(breaker.snapshot().since());
        assertThat(shown.getOverride()).isNull();
        assertThat(shown.getRampUp()).isNull();
        assertThat(shown.getPlanned()).isNull();
        assertThat(shown.getKeys()).isNull();
    }

    @Test
    void whatTheClockHasBroughtIsSeen() throws Exception {
        BreakerMXBean shown = shown();
        open();
        assertThat(shown.getState()).isEqualTo(BreakerState.OPEN);
        assertThat(shown.getRetryAfterMillis()).isEqualTo(30_000);

        time.advance(Duration.ofSeconds(30));
        assertThat(shown.getState()).isEqualTo(BreakerState.HALF_OPEN);
        breaker.call(() -> {
            assertThat(shown.isProbeInFlight()).isTrue();
            return "fine";
        });

        time.advance(Duration.ofMillis(45_678));
        double share = breaker.snapshot().rampUp().share();
        assertThat(shown.getRampUp().getShare())
                .isEqualTo(Math.floor(share * 100) / 100)
                .isNotEqualTo(share);
        assertThat(Instant.parse(shown.getRampUp().getUntil()))
                .isEqualTo(breaker.snapshot().rampUp().until());
    }

    @Test
    void whatSomebodyHasDecidedIsSeenAsText() throws Exception {
        BreakerMXBean shown = shown();
        breaker.forceOpen(
                ManualOverride.because("flood\n\u202eno").by("ann\u0007").lasting(Duration.ofHours(1)));

        assertThat(shown.getOverride().getKind()).isEqualTo(BreakerState.FORCED_OPEN);
        assertThat(shown.getOverride().getReason()).isEqualTo("flood\\u000a\\u202eno");
        assertThat(shown.getOverride().getActor()).isEqualTo("ann\\u0007");
        assertThat(Duration.between(
                        Instant.parse(shown.getOverride().getSince()),
                        Instant.parse(shown.getOverride().getUntil())))
                .isEqualTo(Duration.ofHours(1));

        breaker.forceClosed(ManualOverride.because("later\u0007")
                .by("bob")
                .from(time.moments().wall().get().plusSeconds(60)));
        assertThat(shown.getPlanned().getKind()).isEqualTo(BreakerState.FORCED_CLOSED);
        assertThat(shown.getPlanned().getReason()).isEqualTo("later\\u0007");
        assertThat(shown.getPlanned().getActor()).isEqualTo("bob");
        assertThat(shown.getPlanned().getUntil()).isNull();
        assertThat(Instant.parse(shown.getPlanned().getFrom()))
                .isEqualTo(breaker.snapshot().planned().from());
    }

    @Test
    void aFamilyTellsOfItsKeys() throws Exception {
        registry.remove("inventory");
        KeyedBreakers family = registry.add(KeyedBreakers.of("inventory", SETTINGS, 10, time));
        family.of("north").call(() -> "fine");
        family.of("south").forceOpen(ManualOverride.because("flood"));
        BreakerMXBean shown = shown();

        assertThat(shown.getKeys().getTracked()).isEqualTo(2);
        assertThat(shown.getKeys().getLimit()).isEqualTo(10);
        assertThat(shown.getKeys().getForced()).isEqualTo(1);
        assertThat(shown.getKeys().getOpen()).isZero();
        assertThat(shown.getKeys().getHalfOpen()).isZero();
        assertThat(shown.getKeys().getOverflowed()).isZero();
        assertThat(shown.getTotals().getSucceeded()).isEqualTo(1);
    }

    @Test
    void settingsAreATableOfValuesAsConfigurationWritesThem() throws Exception {
        registry.describeAs("inventory", "allowedFails", 2, "annotation");
        registry.describeAs("inventory", "allowedExceptions", java.util.List.of("a.B", "c.D"), "microprofile");
        registry.describeAs("inventory", "retryTimer", "PT30S", "default");
        BreakerMXBean shown = shown();

        assertThat(shown.getSettings()).containsOnlyKeys("allowedFails", "allowedExceptions", "retryTimer");
        assertThat(shown.getSettings().get("allowedFails").getValue()).isEqualTo("2");
        assertThat(shown.getSettings().get("allowedFails").getSource()).isEqualTo("annotation");
        assertThat(shown.getSettings().get("allowedExceptions").getValue()).isEqualTo("a.B,c.D");
        TabularData table = (TabularData) server.getAttribute(name(), "Settings");
        CompositeData row =
                (CompositeData) table.get(new Object[] {"retryTimer"}).get("value");
        assertThat(row.get("value")).isEqualTo("PT30S");
        assertThat(row.getCompositeType().keySet()).containsExactlyInAnyOrder("value", "source");
    }

    @Test
    void noMessageOfAnExceptionLeaves() throws Exception {
        shown();
        open();

        for (MBeanAttributeInfo attribute : server.getMBeanInfo(name()).getAttributes()) {
            assertThat(String.valueOf(server.getAttribute(name(), attribute.getName())))
                    .doesNotContain("secret");
        }
    }

    @Test
    void attributesThatAreReadTogetherAreOfOneMoment() throws Exception {
        registry.remove("inventory");
        AtomicLong hurried = new AtomicLong();
        CircuitBreaker other = registry.add(CircuitBreaker.of(
                "inventory",
                SETTINGS,
                () -> hurried.addAndGet(Duration.ofSeconds(1).toNanos())));
        other.forceOpen(ManualOverride.because("flood").lasting(Duration.ofHours(1)));
        shown();
        String[] twice = {"RetryAfterMillis", "RetryAfterMillis"};

        Object[] together = server.getAttributes(name(), twice).asList().stream()
                .map(Attribute::getValue)
                .toArray();
        Object later = server.getAttribute(name(), "RetryAfterMillis");

        assertThat(together).hasSize(2).containsOnly(together[0]);
        assertThat((Long) later).isLessThan((Long) together[0]);
    }

    @Test
    void thereIsNoOperationUnlessItIsSwitchedOn() throws Exception {
        shown();
        MBeanInfo info = server.getMBeanInfo(name());

        assertThat(info.getOperations()).isEmpty();
        assertThat(info.getNotifications()).isEmpty();
        assertThatThrownBy(() ->
                        server.invoke(name(), "reset", new Object[] {"now"}, new String[] {String.class.getName()}))
                .isInstanceOf(javax.management.ReflectionException.class);
        assertThat(breaker.history()).isEmpty();
        assertThat(server.isInstanceOf(name(), BreakerMXBean.class.getName())).isTrue();
        assertThat(server.isInstanceOf(name(), OperableBreakerMXBean.class.getName()))
                .isFalse();
    }

    @Test
    void operationsTellWhatTheyAreFor() throws Exception {
        operable();
        MBeanOperationInfo[] operations = server.getMBeanInfo(name()).getOperations();

        assertThat(operations)
                .extracting(MBeanFeatureInfo::getName)
                .containsExactlyInAnyOrder("reset", "release", "forceOpen", "forceClosed");
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.getImpact()).isEqualTo(MBeanOperationInfo.ACTION);
            assertThat(operation.getDescription()).contains(" ");
            assertThat(Arrays.stream(operation.getSignature()).map(MBeanFeatureInfo::getName))
                    .isSubsetOf("reason", "duration")
                    .startsWith("reason");
        });
    }

    @Test
    void operationsDoWhatTheyAreCalled() throws Exception {
        OperableBreakerMXBean shown = operable();

        shown.forceOpen("flood", null);
        assertLast(Cause.FORCED, BreakerState.FORCED_OPEN, "flood");
        assertThat(breaker.snapshot().override().until()).isNull();
        shown.release("over");
        assertLast(Cause.RELEASED, BreakerState.HALF_OPEN, "over");
        shown.forceClosed("the validator is wrong", "");
        assertLast(Cause.FORCED, BreakerState.FORCED_CLOSED, "the validator is wrong");
        shown.reset("");
        assertLast(Cause.RESET, BreakerState.CLOSED, null);
        shown.reset(null);
        shown.release(null);
        assertThat(breaker.history()).hasSize(5);
    }

    private void assertLast(Cause cause, BreakerState to, String reason) {
        BreakerTransition last = breaker.history().get(0);
        assertThat(last.cause()).isEqualTo(cause);
        assertThat(last.to()).isEqualTo(to);
        assertThat(last.reason()).isEqualTo(reason);
        assertThat(last.actor()).isEqualTo("jmx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10m", "PT10M", "600", "600s", " 10m "})
    void aDurationIsWrittenAsInConfiguration(String duration) throws Exception {
        operable().forceOpen("flood", duration);

        assertThat(breaker.snapshot().retryAfterMillis()).isEqualTo(600_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | null | reason is required",
                "'' | 10m | reason is required",
                "' ' | null | reason must not be blank",
                "flood | soon | duration must be a duration of more than 0 and at most 365 days, as 500ms, 30s, 5m, PT1M",
                "flood | 0 | duration must be a duration of more than 0",
                "flood | -PT1M | duration must be a duration of more than 0",
                "flood | 366d | duration must be a duration of more than 0 and at most 365 days",
            })
    void whatCannotBeIsRefusedInWords(String reason, String duration, String problem) throws Exception {
        OperableBreakerMXBean shown = operable();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shown.forceOpen(reason, duration))
                .withMessageStartingWith(problem);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shown.forceClosed(reason, duration))
                .withMessageStartingWith(problem);
        assertThat(breaker.history()).isEmpty();
    }

    @Test
    void aReasonIsNoLongerThanThatOfTheAdminModule() throws Exception {
        OperableBreakerMXBean shown = operable();
        shown.reset("\uD83D\uDE00".repeat(500));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shown.reset("x".repeat(501)))
                .withMessage("reason may have 500 characters but has 501");
        assertThat(breaker.history()).hasSize(1);
    }

    @Test
    void aBreakerThatIsSwitchedOffIsNotOperated() throws Exception {
        registry.remove("inventory");
        CircuitBreaker off = registry.addDisabled(CircuitBreaker.of("inventory", SETTINGS, time));
        OperableBreakerMXBean shown = operable();

        assertThat(shown.isEnabled()).isFalse();
        assertRefused(() -> shown.reset(null));
        assertRefused(() -> shown.release(null));
        assertRefused(() -> shown.forceOpen("flood", null));
        assertRefused(() -> shown.forceClosed("flood", null));
        assertThat(off.history()).isEmpty();
    }

    private static void assertRefused(Runnable operation) {
        assertThatIllegalStateException()
                .isThrownBy(operation::run)
                .withMessage("Breaker 'inventory' is disabled by configuration: calls go through it unguarded,"
                        + " whatever is done to it");
    }
}
