package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import jakarta.enterprise.lang.model.AnnotationInfo;
import jakarta.enterprise.lang.model.AnnotationMember;
import jakarta.enterprise.lang.model.declarations.ClassInfo;
import jakarta.enterprise.lang.model.declarations.MethodInfo;
import jakarta.enterprise.lang.model.types.Type;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
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

    /**
     * What somebody has written: the interface of a REST client, where Quarkus generates the bean's class and cannot load it
     * before the application runs; otherwise the class itself.
     */
    static ClassInfo written(ClassInfo beanClass) {
        return beanClass.superInterfacesDeclarations().stream()
                .filter(parent ->
                        parent.hasAnnotation(annotation -> annotation.name().equals(RestClients.REGISTRATION)))
                .filter(client -> isGenerated(beanClass))
                .findFirst()
                .orElse(beanClass);
    }

    private static boolean isGenerated(ClassInfo type) {
        return Thread.currentThread()
                        .getContextClassLoader()
                        .getResource(type.name().replace('.', '/') + ".class")
                == null;
    }

    /** Whether breakers are written on interfaces of a class that somebody has written, or of one that it extends. */
    static boolean areOverlookedOn(ClassInfo type) {
        return !isGenerated(type) && areOnInterfaceOf(type);
    }

    private static boolean areOnInterfaceOf(ClassInfo type) {
        ClassInfo parent = type.superClassDeclaration();
        return type.superInterfacesDeclarations().stream()
                        .anyMatch(it -> it.hasAnnotation(Breaker.class)
                                || it.methods().stream().anyMatch(method -> method.hasAnnotation(Breaker.class))
                                || areOnInterfaceOf(it))
                || (parent != null && areOnInterfaceOf(parent));
    }

    /** The annotation that is described; only annotations whose members are of the kinds that this library's are. */
    static <A extends Annotation> A annotation(Class<A> type, AnnotationInfo info) {
        Map<String, Object> values = new HashMap<>();
        for (Method member : type.getDeclaredMethods()) {
            values.put(member.getName(), value(member.getReturnType(), info.member(member.getName())));
        }
        return AnnotationValues.annotation(type, values);
    }

    private static Object value(Class<?> kind, AnnotationMember member) {
        return switch (member.kind()) {
            case INT -> member.asInt();
            case LONG -> member.asLong();
            case DOUBLE -> member.asDouble();
            case STRING -> member.asString();
            case CLASS -> load(erasedName(member.asType()));
            case ENUM -> AnnotationText.value(kind, member.asEnumConstant());
            case ARRAY -> classes(member);
            case NESTED_ANNOTATION -> annotation(kind.asSubclass(Annotation.class), member.asNestedAnnotation());
            case BOOLEAN, BYTE, SHORT, FLOAT, CHAR ->
                throw new IllegalArgumentException("No member is a " + member.kind());
        };
    }

    private static Object classes(AnnotationMember member) {
        return member.asArray().stream()
                .map(type -> load(erasedName(type.asType())))
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
            case CLASS -> type.asClass().declaration().name();
            case PARAMETERIZED_TYPE -> type.asParameterizedType().declaration().name();
            case ARRAY -> erasedName(type.asArray().componentType()) + "[]";
            case TYPE_VARIABLE -> erasedName(type.asTypeVariable().bounds().get(0));
            case WILDCARD_TYPE -> throw new IllegalArgumentException("A wildcard has no erasure: " + type);
        };
    }
}
