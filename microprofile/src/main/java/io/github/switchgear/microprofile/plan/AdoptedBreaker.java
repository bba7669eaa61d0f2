package io.github.switchgear.microprofile.plan;

import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.guard.Guard;
import io.github.switchgear.cdi.guard.GuardMaker;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.cdi.plan.GuardedMethod;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.SettingName;
import io.github.switchgear.microprofile.config.UsersConfiguration;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceDefinitionException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @CircuitBreaker} declares of one method. Configuration is read when somebody asks what it says: while Quarkus
 * builds an application, that is not yet known.
 */
public final class AdoptedBreaker implements BreakerDeclaration, GuardMaker {

    private static final String NAME = "io.smallrye.faulttolerance.api.CircuitBreakerName";

    private final org.eclipse.microprofile.faulttolerance.CircuitBreaker annotation;
    private final Class<?> beanClass;
    private final Method method;
    private final BiFunction<MethodPlan, CircuitBreaker, Guard> guards;
    private @Nullable Configured configured;

    /**
     * That of a method.
     *
     * @param guards makes what leads calls through a breaker that stands where the plan says
     */
    public AdoptedBreaker(
            org.eclipse.microprofile.faulttolerance.CircuitBreaker annotation,
            Class<?> beanClass,
            Method method,
            BiFunction<MethodPlan, CircuitBreaker, Guard> guards) {
        this.annotation = annotation;
        this.beanClass = beanClass;
        this.method = method;
        this.guards = guards;
    }

    /** What configuration says, all of it read at once. */
    private record Configured(MethodPlan plan, DeclaredMembers members, boolean isWanted, String problem) {}

    /** Deployment and start have one thread each, one behind the other. */
    private Configured configured() {
        Configured known = configured;
        if (known == null) {
            Adoption adoption = Adoption.of(ConfigProvider.getConfig());
            known = new Configured(
                    adoption.plan(beanClass, method),
                    DeclaredMembers.of(annotation, method, new UsersConfiguration(ConfigProvider.getConfig())),
                    adoption.isWanted(method),
                    adoption.choice().problem());
            configured = known;
        }
        return known;
    }

    private boolean isTaken() {
        return configured().plan().position() != Position.KEPT;
    }

    @Override
    public Annotation annotation() {
        return annotation;
    }

    /** SmallRye's name may have any characters, of which some cannot travel in a URL. */
    @Override
    public String name() {
        return name(Annotations.named(method, NAME).map(AdoptedBreaker::value).orElse(""));
    }

    /** What a name of SmallRye's is here. */
    public static String name(String written) {
        return written.replaceAll("[^\\p{L}\\p{Nd}._\\-#(),$\\[\\]]", "_");
    }

    private static String value(Annotation named) {
        try {
            return String.valueOf(named.annotationType().getMethod("value").invoke(named));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(named + " has no name", impossible);
        }
    }

    @Override
    public String fallbackMethod() {
        return "";
    }

    @Override
    public Optional<Class<? extends ResultValidator<?>>> validator() {
        return Optional.empty();
    }

    @Override
    public Optional<Class<? extends FailureJudge>> failureJudge() {
        return Optional.empty();
    }

    @Override
    public BreakerSettings.Builder settings() {
        return configured().members().settings();
    }

    /** Of all, so that defaults of {@code @Breaker} do not change what an application does that has been there before. */
    @Override
    public boolean speaksOf(SettingName setting) {
        return true;
    }

    @Override
    public Optional<String> source(SettingName setting) {
        DeclaredMembers members = configured().members();
        return Optional.of(
                switch (setting) {
                    case RETRY_TIMER -> strongest(members.delay(), members.delayUnit());
                    case PROBES, PROBE_SUCCESSES -> members.successThreshold().source();
                    case WINDOW_CALLS, WINDOW_MINIMUM_CALLS ->
                        members.requestVolumeThreshold().source();
                    case WINDOW_FAILURE_RATIO -> members.failureRatio().source();
                    case FAILURE_JUDGE, ALLOWED_EXCEPTIONS, FAILURE_EXCEPTIONS ->
                        strongest(members.failOn(), members.skipOn());
                    default -> "default";
                });
    }

    private static String strongest(Member<?>... members) {
        return Stream.of(members)
                .filter(Member::isConfigured)
                .findFirst()
                .map(Member::source)
                .orElseGet(() -> Arrays.stream(members)
                                .allMatch(member -> member.source().equals("default"))
                        ? "default"
                        : "annotation");
    }

    @Override
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("failOn", List.of(annotation.failOn()));
        members.put("skipOn", List.of(annotation.skipOn()));
        members.put("delay", annotation.delay());
        members.put("delayUnit", annotation.delayUnit());
        members.put("requestVolumeThreshold", annotation.requestVolumeThreshold());
        members.put("failureRatio", annotation.failureRatio());
        members.put("successThreshold", annotation.successThreshold());
        return members;
    }

    /** Of what the container keeps, it checks the annotation itself. */
    @Override
    public List<String> problems() {
        return isTaken() ? configured().members().problemsOfAnnotation() : List.of();
    }

    @Override
    public List<String> configurationProblems() {
        List<String> problems = new ArrayList<>();
        if (!configured().problem().isEmpty()) {
            problems.add(configured().problem());
        }
        if (isTaken()) {
            problems.addAll(configured().members().problemsOfConfiguration());
        }
        return problems;
    }

    /** The specification has one exception for all of it. */
    @Override
    public Optional<RuntimeException> refusal() {
        List<String> problems = new ArrayList<>(problems());
        problems.addAll(configurationProblems());
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(new FaultToleranceDefinitionException(
                        beanClass.getName() + "." + method.getName() + ": " + String.join("; ", problems)));
    }

    @Override
    public boolean enabled() {
        return isTaken() && configured().isWanted();
    }

    @Override
    public Guardian guardedBy() {
        return isTaken() ? Guardian.SWITCHGEAR : Guardian.CONTAINER;
    }

    @Override
    public Optional<String> position() {
        MethodPlan plan = configured().plan();
        return Optional.of(
                plan.keptBecause().isEmpty()
                        ? plan.position().text()
                        : plan.position().text() + ": " + plan.keptBecause());
    }

    @Override
    public Guard guard(GuardedMethod guarded, CircuitBreaker breaker) {
        return guards.apply(configured().plan(), breaker);
    }
}
