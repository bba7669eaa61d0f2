package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.ResultValidator;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Turns what CDI's language model describes at build time into the classes and annotations themselves. */
final class DescribedClasses {

    private DescribedClasses() {}

    /** Loads a class without running its initializer; it is the application's own, so its loader is the thread's. */
    static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The container knows class " + name + " but cannot load it", e);
        }
    }

    static Breaker breaker(AnnotationInfo info) {
        return new BreakerLiteral(
                info.member("name").asString(),
                info.member("allowedFails").asInt(),
                info.member("retryTimer").asLong(),
                info.member("unit").asEnum(ChronoUnit.class),
                validator(info.member("validator").asType()),
                exceptions(info.member("allowedExceptions")),
                exceptions(info.member("failureExceptions")),
                info.member("probeLease").asLong());
    }

    @SuppressWarnings("unchecked") // the compiler checked the annotation
    private static Class<? extends ResultValidator<?>> validator(Type type) {
        return (Class<? extends ResultValidator<?>>)
                (Class<?>) load(erasedName(type)).asSubclass(ResultValidator.class);
    }

    private static List<Class<? extends Throwable>> exceptions(AnnotationMember member) {
        List<Class<? extends Throwable>> types = new ArrayList<>();
        for (AnnotationMember type : member.asArray()) {
            types.add(load(erasedName(type.asType())).asSubclass(Throwable.class));
        }
        return types;
    }

    /** As {@link BeanMethods#signature} has it. */
    static String signature(MethodInfo method) {
        return method.name()
                + method.parameters().stream()
                        .map(parameter -> erasedName(parameter.type()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    /** As {@link Class#getTypeName()} has it. */
    private static String erasedName(Type type) {
        return switch (type.kind()) {
            case VOID -> "void";
            case PRIMITIVE -> type.asPrimitive().name();
            case CLASS -> type.asClass().declaration().name();
            case PARAMETERIZED_TYPE -> type.asParameterizedType().declaration().name();
            case ARRAY -> erasedName(type.asArray().componentType()) + "[]";
            case TYPE_VARIABLE -> erasedName(type.asTypeVariable().bounds().get(0));
            case WILDCARD_TYPE -> throw new IllegalArgumentException("A wildcard has no erasure: " + type);
        };
    }
}
