package io.github.switchgear.cdi.discovery;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.plan.AnnotationText;
import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.cdi.plan.ApplicationClasses;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.RestClients;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns what CDI's language model describes at build time into the classes and annotations themselves. */
public final class DescribedClasses {

    private DescribedClasses() {}

    /**
     * What a container describes; empty where it cannot, as it knows no class of that name. CDI has no other way to ask: its
     * language model takes all that is mentioned for present, and containers throw what they come to.
     */
    private static <T> Optional<T> described(Supplier<T> description) {
        try {
            return Optional.ofNullable(description.get());
        } catch (RuntimeException absent) {
            return Optional.empty();
        }
    }

    /** As there; of some absent classes a container has a description that fails whatever it is asked. */
    private static Optional<ClassInfo> declared(Supplier<ClassInfo> declaration) {
        return described(declaration).filter(type -> described(type::name).isPresent());
    }

    /** The annotation's own class; empty where the application is without it, as it may be. */
    static Optional<ClassInfo> declaration(AnnotationInfo annotation) {
        return declared(annotation::declaration);
    }

    /** Whether an annotation is that of a name: to ask it for its name fails where its class is absent. */
    static boolean is(AnnotationInfo annotation, String name) {
        return declaration(annotation).filter(type -> type.name().equals(name)).isPresent();
    }

    /** The methods of a class, the inherited ones too; none of a class whose superclass or interface is absent. */
    static Collection<MethodInfo> methods(ClassInfo type) {
        return described(type::methods).orElse(List.of());
    }

    /** What a class extends; empty where there is nothing or that is absent. */
    static Optional<ClassInfo> superclass(ClassInfo type) {
        return declared(type::superClassDeclaration);
    }

    /** The interfaces that a class implements itself, but those that are absent. */
    static Stream<ClassInfo> interfaces(ClassInfo type) {
        return type.superInterfaces().stream().flatMap(parent -> declaration(parent).stream());
    }

    /** The class of a type, which may have arguments; empty of any other kind of type, and where the class is absent. */
    static Optional<ClassInfo> declaration(Type type) {
        if (!type.isClass() && !type.isParameterizedType()) {
            return Optional.empty();
        }
        return declared(() -> type.isParameterizedType()
                ? type.asParameterizedType().declaration()
                : type.asClass().declaration());
    }

    /** The name of a class that is some bean's type, without its arguments; empty of any other kind of type. */
    static Optional<String> className(Type type) {
        return type.isClass() ? declaration(type).map(ClassInfo::name) : Optional.empty();
    }

    /**
     * What somebody has written: the interface of a REST client, where Quarkus generates the bean's class and cannot load it
     * before the application runs; otherwise the class itself.
     */
    public static ClassInfo written(ClassInfo beanClass) {
        return interfaces(beanClass)
                .filter(parent -> parent.hasAnnotation(annotation -> is(annotation, RestClients.REGISTRATION)))
                .filter(client -> isGenerated(beanClass))
                .findFirst()
                .orElse(beanClass);
    }

    /** Whether a class is one that the build makes, and not one that somebody has written. */
    static boolean isGenerated(ClassInfo type) {
        return Thread.currentThread()
                        .getContextClassLoader()
                        .getResource(type.name().replace('.', '/') + ".class")
                == null;
    }

    /** Whether breakers are written on interfaces of a class that somebody has written, or of one that it extends. */
    public static boolean areOverlookedOn(ClassInfo type) {
        return !isGenerated(type) && areOnInterfaceOf(type);
    }

    private static boolean areOnInterfaceOf(ClassInfo type) {
        return interfaces(type)
                        .anyMatch(it -> it.hasAnnotation(Breaker.class)
                                || methods(it).stream().anyMatch(method -> method.hasAnnotation(Breaker.class))
                                || areOnInterfaceOf(it))
                || superclass(type).filter(DescribedClasses::areOnInterfaceOf).isPresent();
    }

    /** The annotation that is described; only annotations whose members are of the kinds that this library's are. */
    static <A extends Annotation> A annotation(Class<A> type, AnnotationInfo info) {
        Map<String, Object> values = new HashMap<>();
        for (Method member : type.getDeclaredMethods()) {
            values.put(member.getName(), valueOrAbsence(member.getReturnType(), info.member(member.getName())));
        }
        return AnnotationValues.annotation(type, values);
    }

    private static Object valueOrAbsence(Class<?> kind, AnnotationMember member) {
        try {
            return value(kind, member);
        } catch (TypeNotPresentException absent) {
            return absent;
        }
    }

    private static Object value(Class<?> kind, AnnotationMember member) {
        return switch (member.kind()) {
            case INT -> member.asInt();
            case LONG -> member.asLong();
            case DOUBLE -> member.asDouble();
            case STRING -> member.asString();
            case CLASS -> ApplicationClasses.load(erasedName(member.asType()));
            case ENUM -> AnnotationText.value(kind, member.asEnumConstant());
            case ARRAY -> classes(member);
            case NESTED_ANNOTATION -> annotation(kind.asSubclass(Annotation.class), member.asNestedAnnotation());
            case BOOLEAN, BYTE, SHORT, FLOAT, CHAR ->
                throw new IllegalArgumentException("No member is a " + member.kind());
        };
    }

    private static Object classes(AnnotationMember member) {
        return member.asArray().stream()
                .map(type -> ApplicationClasses.load(erasedName(type.asType())))
                .toArray(Class<?>[]::new);
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
            case CLASS, PARAMETERIZED_TYPE ->
                declaration(type).map(ClassInfo::name).orElseGet(type::toString);
            case ARRAY -> erasedName(type.asArray().componentType()) + "[]";
            case TYPE_VARIABLE -> erasedName(type.asTypeVariable().bounds().get(0));
            case WILDCARD_TYPE -> throw new IllegalArgumentException("A wildcard has no erasure: " + type);
        };
    }
}
