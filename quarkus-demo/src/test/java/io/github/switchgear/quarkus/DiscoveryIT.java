package io.github.switchgear.quarkus;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import io.quarkus.test.QuarkusUnitTest;
import jakarta.inject.Inject;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which methods get a breaker in Quarkus, of which name, and that each really is guarded. */
class DiscoveryIT {

    @RegisterExtension
    static final QuarkusUnitTest QUARKUS = Deployment.of(Discovered.class, Runs.class, AtStart.class);

    private static final String BEANS = Discovered.class.getName() + "$";

    @Inject
    BreakerRegistry registry;

    @Inject
    AtStart atStart;

    @Inject
    Discovered.WholeClass wholeClass;

    @Inject
    Discovered.WithHelpers withHelpers;

    @Inject
    Discovered.Inheriting inheriting;

    @Inject
    Discovered.InheritingTheMethod inheritingTheMethod;

    @Inject
    Discovered.Overloaded overloaded;

    @Inject
    Discovered.NumberSource numberSource;

    @Inject
    Discovered.Stereotyped stereotyped;

    @Inject
    Discovered.BoundClass boundClass;

    @Inject
    Discovered.BoundMethod boundMethod;

    @Inject
    Discovered.OneSharing oneSharing;

    @Inject
    Discovered.OtherSharing otherSharing;

    @Test
    void everyBreakerIsKnownBeforeTheFirstCallAndNothingElseIs() {
        assertThat(atStart.names())
                .containsExactlyInAnyOrder(
                        "of-the-method",
                        "shared",
                        BEANS + "WholeClass.first",
                        BEANS + "WholeClass.second",
                        BEANS + "WithHelpers.guarded",
                        BEANS + "Inheriting.inherited",
                        BEANS + "Inheriting.own",
                        BEANS + "InheritingTheMethod.guarded",
                        BEANS + "Overloaded.find(String)",
                        BEANS + "Overloaded.find(String[],int)",
                        BEANS + "NumberSource.load",
                        BEANS + "NumberSource.reload",
                        BEANS + "Stereotyped.call",
                        BEANS + "BoundClass.call",
                        BEANS + "BoundMethod.call");
    }

    @Test
    void anAnnotationOnAClassGuardsEachOfItsMethodsByABreakerOfItsOwn() {
        assertGuarded(BEANS + "WholeClass.first", wholeClass::first);
        assertGuarded(BEANS + "WholeClass.second", wholeClass::second);
    }

    @Test
    void anAnnotationOnAMethodTakesPrecedenceOverItsClass() {
        assertGuarded("of-the-method", wholeClass::overriding);
        assertThat(registry.find("of-the-method").orElseThrow().settings().retryTimer())
                .hasSeconds(7);
    }

    @Test
    void helpersOfAGuardedClassWorkAsBefore() {
        assertUnguarded(Discovered.WithHelpers::staticHelper);
        assertUnguarded(withHelpers::finalHelper);
        assertGuarded(BEANS + "WithHelpers.guarded", withHelpers::guarded);
    }

    @Test
    void anAnnotationOnASuperclassGuardsTheBeansClass() {
        assertGuarded(BEANS + "Inheriting.inherited", inheriting::inherited);
        assertGuarded(BEANS + "Inheriting.own", inheriting::own);
    }

    @Test
    void anInheritedMethodIsNamedByTheClassOfTheBean() {
        assertGuarded(BEANS + "InheritingTheMethod.guarded", inheritingTheMethod::guarded);
        assertUnguarded(inheritingTheMethod::unguarded);
    }

    @Test
    void overloadsAreToldApartByTheirParameterTypes() {
        assertGuarded(BEANS + "Overloaded.find(String)", () -> overloaded.find("sku"));
        assertGuarded(BEANS + "Overloaded.find(String[],int)", () -> overloaded.find(new String[0], 0));
    }

    @Test
    void aBridgeIsNoOverload() {
        Discovered.Source<Integer> source = numberSource;
        assertGuarded(BEANS + "NumberSource.load", () -> source.load(1));
        assertGuarded(BEANS + "NumberSource.reload", () -> source.reload(1));
    }

    @Test
    void aStereotypeGuardsItsBeans() {
        assertGuarded(BEANS + "Stereotyped.call", stereotyped::call);
    }

    @Test
    void anotherInterceptorBindingGuardsClassesAndMethods() {
        assertGuarded(BEANS + "BoundClass.call", boundClass::call);
        assertGuarded(BEANS + "BoundMethod.call", boundMethod::call);
        assertUnguarded(boundMethod::unguarded);
    }

    @Test
    void methodsOfOneNameShareTheirBreaker() {
        assertGuarded("shared", oneSharing::call);
        assertRejected("shared", otherSharing::call);
        assertThat(registry.describe("shared").orElseThrow().methods())
                .containsExactly(BEANS + "OneSharing.call()", BEANS + "OtherSharing.call()");
    }

    private void assertGuarded(String breaker, ThrowingCallable call) {
        Set<String> openBefore = open();
        assertRuns(call);
        assertThat(open())
                .hasSize(openBefore.size() + 1)
                .containsAll(openBefore)
                .contains(breaker);
        assertRejected(breaker, call);
    }

    private void assertUnguarded(ThrowingCallable call) {
        Set<String> openBefore = open();
        assertRuns(call);
        assertRuns(call);
        assertThat(open()).isEqualTo(openBefore);
    }

    private static void assertRuns(ThrowingCallable call) {
        int runsBefore = Runs.count();
        assertThatExceptionOfType(Runs.Failure.class).isThrownBy(call);
        assertThat(Runs.count()).isEqualTo(runsBefore + 1);
    }

    private static void assertRejected(String breaker, ThrowingCallable call) {
        int runsBefore = Runs.count();
        assertThatExceptionOfType(BreakerOpenException.class)
                .isThrownBy(call)
                .returns(breaker, BreakerOpenException::breakerName);
        assertThat(Runs.count()).isEqualTo(runsBefore);
    }

    private Set<String> open() {
        return registry.all().stream()
                .filter(breaker -> breaker.snapshot().state() == BreakerState.OPEN)
                .map(CircuitBreaker::name)
                .collect(toSet());
    }
}
