package io.github.switchgear.cdi.discovery;

import io.github.switchgear.cdi.plan.BreakerDeclaration;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Who finds and describes breakers: by which annotation, and what that declares. {@link BreakerAnnotation} is the one of this
 * module; another module that adopts an annotation of others names its own for {@link ServiceLoader}, and its breakers go the
 * same way into the plan: configured, checked, listed and operated as all are.
 *
 * <p>The annotation is an interceptor binding, whose members are of the kinds that {@code @Breaker} has: numbers, texts,
 * classes, lists of classes, constants, and annotations of these. Who brings it also brings the interceptor that leads calls
 * through the breakers.
 */
public interface BreakerSource {

    /** The annotation that this source knows. */
    Class<? extends Annotation> type();

    /**
     * What an annotation declares.
     *
     * @param annotation one of that type; all of its members can be read
     */
    BreakerDeclaration declaration(Annotation annotation);

    /**
     * What an annotation declares of one method; the same for all methods unless the source knows better.
     *
     * @param annotation one of that type; all of its members can be read
     * @param beanClass the bean's class, which may inherit the method
     * @param method the method as its declaring class has it
     */
    default BreakerDeclaration declaration(Annotation annotation, Class<?> beanClass, Method method) {
        return declaration(annotation);
    }

    /**
     * Whether a method that no interceptor can reach is a mistake. Where others have run it without a breaker until now, it is
     * one to warn of.
     */
    default boolean refusesWhatIsOutOfReach() {
        return true;
    }

    /** Whether the application wants its breakers to be found. */
    default boolean isInUse() {
        return true;
    }

    /** The annotation as one writes it. */
    default String written() {
        return "@" + type().getSimpleName();
    }

    /** Those beside {@code @Breaker} that the application has and wants; its class loader is the thread's. */
    static List<BreakerSource> adopted() {
        List<BreakerSource> adopted = present();
        adopted.removeIf(source -> !source.isInUse());
        return adopted;
    }

    private static List<BreakerSource> present() {
        List<BreakerSource> present = new ArrayList<>();
        for (BreakerSource source : ServiceLoader.load(BreakerSource.class)) {
            present.add(source);
        }
        return present;
    }

    /** The one that knows an annotation by its name, if the application has it. */
    static Optional<BreakerSource> of(String annotation) {
        List<BreakerSource> all = present();
        all.add(BreakerAnnotation.SOURCE);
        for (BreakerSource source : all) {
            if (source.type().getName().equals(annotation)) {
                return Optional.of(source);
            }
        }
        return Optional.empty();
    }
}
