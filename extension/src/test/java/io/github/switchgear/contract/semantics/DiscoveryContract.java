package io.github.switchgear.contract.semantics;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.Holds;
import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.CircuitBreaker;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Which methods get a breaker, of which name, and that each really is guarded. */
@Dependent
class DiscoveryContract implements Bodies {

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
    Discovered.BoundWithHelper boundWithHelper;

    @Inject
    Discovered.StereotypedWithHelper stereotypedWithHelper;

    @Inject
    Discovered.OneSharing oneSharing;

    @Inject
    Discovered.OtherSharing otherSharing;

    @Holds
    void everyBreakerIsKnownBeforeTheFirstCallAndNothingElseIs() {
        assertThat(atStart.names())
                .filteredOn(name -> name.startsWith(BEANS))
                .containsExactlyInAnyOrder(
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
                        BEANS + "BoundMethod.call",
                        BEANS + "BoundWithHelper.guarded",
                        BEANS + "StereotypedWithHelper.guarded");
        assertThat(atStart.names()).contains("of-the-method", "shared").isEqualTo(breakers());
    }

    @Holds
    void anAnnotationOnAClassGuardsEachOfItsMethodsByABreakerOfItsOwn() {
        assertGuarded(BEANS + "WholeClass.first", wholeClass::first);
        assertGuarded(BEANS + "WholeClass.second", wholeClass::second);
    }

    @Holds
    void anAnnotationOnAMethodTakesPrecedenceOverItsClass() {
        assertGuarded("of-the-method", wholeClass::overriding);
        assertThat(registry.find("of-the-method").orElseThrow().settings().retryTimer())
                .hasSeconds(7);
    }

    @Holds
    void helpersOfAGuardedClassWorkAsBefore() {
        assertUnguarded(Discovered.WithHelpers::staticHelper);
        assertUnguarded(withHelpers::finalHelper);
        assertGuarded(BEANS + "WithHelpers.guarded", withHelpers::guarded);
    }

    @Holds
    void helpersWorkAsBeforeWhereABindingOrAStereotypeGuardsTheClass() {
        assertGuarded(BEANS + "BoundWithHelper.guarded", boundWithHelper::guarded);
        assertUnguarded(boundWithHelper::finalHelper);
        assertGuarded(BEANS + "StereotypedWithHelper.guarded", stereotypedWithHelper::guarded);
        assertGuarded("of-the-method-beside-a-final-one", stereotypedWithHelper::overriding);
        assertUnguarded(stereotypedWithHelper::finalHelper);
    }

    @Holds
    void anAnnotationOnASuperclassGuardsTheBeansClass() {
        assertGuarded(BEANS + "Inheriting.inherited", inheriting::inherited);
        assertGuarded(BEANS + "Inheriting.own", inheriting::own);
    }

    @Holds
    void anInheritedMethodIsNamedByTheClassOfTheBean() {
        assertGuarded(BEANS + "InheritingTheMethod.guarded", inheritingTheMethod::guarded);
        assertUnguarded(inheritingTheMethod::unguarded);
    }

    @Holds
    void overloadsAreToldApartByTheirParameterTypes() {
        assertGuarded(BEANS + "Overloaded.find(String)", () -> overloaded.find("sku"));
        assertGuarded(BEANS + "Overloaded.find(String[],int)", () -> overloaded.find(new String[0], 0));
    }

    @Holds
    void aBridgeIsNoOverload() {
        Discovered.Source<Integer> source = numberSource;
        assertGuarded(BEANS + "NumberSource.load", () -> source.load(1));
        assertGuarded(BEANS + "NumberSource.reload", () -> source.reload(1));
    }

    @Holds
    void aStereotypeGuardsItsBeans() {
        assertGuarded(BEANS + "Stereotyped.call", stereotyped::call);
    }

    @Holds
    void anotherInterceptorBindingGuardsClassesAndMethods() {
        assertGuarded(BEANS + "BoundClass.call", boundClass::call);
        assertGuarded(BEANS + "BoundMethod.call", boundMethod::call);
        assertUnguarded(boundMethod::unguarded);
    }

    @Holds
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

    private List<String> breakers() {
        return registry.all().stream().map(CircuitBreaker::name).toList();
    }

    private Set<String> open() {
        return registry.all().stream()
                .filter(breaker -> breaker.snapshot().state() == BreakerState.OPEN)
                .map(CircuitBreaker::name)
                .collect(toSet());
    }
}
