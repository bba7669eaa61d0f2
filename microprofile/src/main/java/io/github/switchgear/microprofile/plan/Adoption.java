package io.github.switchgear.microprofile.plan;

import io.github.switchgear.microprofile.config.Choice;
import io.github.switchgear.microprofile.config.UsersConfiguration;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jspecify.annotations.Nullable;

/**
 * Which breakers are taken over from the container. Whoever asks gets the same answer, at whatever time: it depends on classes
 * and configuration alone. The key that switches a breaker of the container off stands for all methods of that name in the
 * class that declares them, so either all of them are taken over or none.
 */
public final class Adoption {

    private static final String ANNOTATION = "CircuitBreaker";
    private static final String SMALLRYE = "io.smallrye.faulttolerance.FaultToleranceInterceptor";

    private final Config config;
    private final Choice choice;
    private final UsersConfiguration users;

    private Adoption(Config config) {
        this.config = config;
        this.choice = Choice.of(config);
        this.users = new UsersConfiguration(config);
    }

    /** What configuration says now. */
    public static Adoption of(Config config) {
        return new Adoption(config);
    }

    public Choice choice() {
        return choice;
    }

    /** Where the breaker of a bean's method stands. */
    public MethodPlan plan(Class<?> beanClass, Method method) {
        if (choice.mode() != Choice.Mode.TAKE) {
            return kept(Choice.MODE + " is " + choice.mode().name().toLowerCase(Locale.ROOT));
        }
        MethodPlan planned = planned(beanClass, method);
        return planned.position() == Position.KEPT || isSwitchedOff(method)
                ? planned
                : kept("the container does not hear that its own is not wanted");
    }

    /** Whether the container hears it: where it asks no sources of the application's, there would be two breakers. */
    private boolean isSwitchedOff(Method method) {
        String key = method.getDeclaringClass().getName() + "/" + method.getName() + "/" + ANNOTATION + "/enabled";
        return config.getOptionalValue(key, String.class)
                .map(heard -> !Boolean.parseBoolean(heard))
                .orElse(false);
    }

    private MethodPlan planned(Class<?> beanClass, Method method) {
        Class<?> declaring = method.getDeclaringClass();
        for (Method sibling : siblings(declaring, method.getName())) {
            MethodPlan plan = alone(declaring, sibling, false);
            if (plan.position() == Position.KEPT) {
                return sibling.equals(method)
                        ? plan
                        : kept("another method of its name stays the container's: " + plan.keptBecause());
            }
        }
        // The container hears that it is not to guard it, whatever a subclass that inherits it adds: so it has to be
        // guarded here.
        return alone(beanClass, method, true);
    }

    private MethodPlan alone(Class<?> beanClass, Method method, boolean isSwitchedOff) {
        Class<?> declaring = method.getDeclaringClass();
        if (choice.keeps(declaring, method.getName())) {
            return kept(Choice.KEEP + " names it");
        }
        boolean skipsRefusals = new Annotations(beanClass, method)
                .find(CircuitBreaker.class)
                .map(annotation -> DeclaredMembers.of(annotation, method, users).skipsRefusals())
                .orElse(false);
        boolean isWanted = isSwitchedOff || choice.takes(declaring, method.getName());
        return MethodPlan.of(beanClass, method, skipsRefusals, isWanted, config);
    }

    private static MethodPlan kept(String because) {
        return new MethodPlan(Position.KEPT, because, false, null, false, false);
    }

    /** Those of one name that have a breaker; where none seems to have one, an extension has seen to it, and it may be all. */
    private static List<Method> siblings(Class<?> declaring, String name) {
        List<Method> named = Arrays.stream(declaring.getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .toList();
        List<Method> guarded = named.stream()
                .filter(method -> new Annotations(declaring, method).has(CircuitBreaker.class))
                .toList();
        return guarded.isEmpty() ? named : guarded;
    }

    /** Whether the user wants a breaker for a method, whosever it is. */
    public boolean isWanted(Method method) {
        return users.isEnabled(ANNOTATION, method.getDeclaringClass().getName(), method.getName());
    }

    /**
     * What the container is told when it asks whether a breaker is wanted, of a method, of a class, or of all.
     *
     * @return empty where it is left to what else there is
     */
    public Optional<String> enabled(@Nullable String className, @Nullable String method) {
        if (choice.mode() != Choice.Mode.TAKE) {
            return Optional.empty();
        }
        if (className == null) {
            return asksForAll() ? Optional.of("false") : Optional.empty();
        }
        Optional<Class<?>> declaring = ApplicationTypes.find(className);
        if (declaring.isEmpty()) {
            return Optional.empty();
        }
        if (method == null) {
            return areAllTaken(declaring.get()) ? Optional.of("false") : Optional.empty();
        }
        List<Method> siblings = siblings(declaring.get(), method);
        if (siblings.isEmpty()) {
            return Optional.empty();
        }
        if (siblings.stream().allMatch(sibling -> isTaken(declaring.get(), sibling))) {
            return Optional.of("false");
        }
        return asksForAll()
                ? Optional.of(String.valueOf(users.isEnabled(ANNOTATION, className, method)))
                : Optional.empty();
    }

    /**
     * Whether the container may need to hear it of all methods at once: Open Liberty, where the key of a method alone leaves it
     * without any breaker. What stays the container's then has a key of its own that says so. SmallRye would also switch off
     * what is not annotated.
     */
    private static boolean asksForAll() {
        return !isSmallRye();
    }

    /** Whether the application's Fault Tolerance is SmallRye's. */
    public static boolean isSmallRye() {
        return ApplicationTypes.isPresent(SMALLRYE);
    }

    private boolean areAllTaken(Class<?> declaring) {
        List<Method> guarded = Arrays.stream(declaring.getDeclaredMethods())
                .filter(method -> !method.isSynthetic() && new Annotations(declaring, method).has(CircuitBreaker.class))
                .toList();
        return !guarded.isEmpty() && guarded.stream().allMatch(method -> isTaken(declaring, method));
    }

    private boolean isTaken(Class<?> declaring, Method method) {
        return alone(declaring, method, false).position() != Position.KEPT;
    }
}
