package io.github.switchgear.cdi.check;

import io.github.switchgear.cdi.plan.AnnotationValues;
import io.github.switchgear.cdi.plan.BeanMethods;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls that no interceptor sees, as whoever makes them has made the object, too, or calls a method for itself. */
public enum ContainerCalls {

    /** Where the server makes servlets and calls what is theirs: in all containers of CDI Full. */
    OF_SERVERS {
        @Override
        boolean areOfServlets(Class<?> beanClass, Method method) {
            return BeanMethods.isOf(beanClass, SERVLETS)
                    && BeanMethods.leadingTo(beanClass, method).stream()
                            .anyMatch(it ->
                                    SERVLETS.contains(it.getDeclaringClass().getPackageName()));
        }
    },

    /** Where servlets are beans as all others are: in Quarkus. */
    OF_BEANS {
        @Override
        boolean areOfServlets(Class<?> beanClass, Method method) {
            return false;
        }
    };

    private static final List<String> SERVLETS = List.of("jakarta.servlet", "jakarta.servlet.http");

    /** By name: the libraries that have them need not be there. */
    private static final List<String> LIFE_CYCLE = List.of(
            "jakarta.annotation.PostConstruct",
            "jakarta.annotation.PreDestroy",
            "jakarta.ejb.AfterBegin",
            "jakarta.ejb.AfterCompletion",
            "jakarta.ejb.BeforeCompletion",
            "jakarta.ejb.PostActivate",
            "jakarta.ejb.PrePassivate",
            "jakarta.inject.Inject",
            "jakarta.interceptor.AroundConstruct",
            "jakarta.interceptor.AroundInvoke",
            "jakarta.interceptor.AroundTimeout");

    private static final Map<String, String> MAKERS = Map.of(
            "jakarta.persistence.Embeddable", "the persistence provider",
            "jakarta.persistence.Entity", "the persistence provider",
            "jakarta.persistence.MappedSuperclass", "the persistence provider",
            "jakarta.faces.component.FacesComponent", "Faces",
            "jakarta.faces.component.behavior.FacesBehavior", "Faces",
            "jakarta.faces.convert.FacesConverter", "Faces",
            "jakarta.faces.render.FacesRenderer", "Faces",
            "jakarta.faces.validator.FacesValidator", "Faces");

    /** The member by which some of these leave it to CDI after all. */
    private static final String MANAGED = "managed";

    /** Whether a method is one by which the server calls a servlet, a filter or a listener. */
    abstract boolean areOfServlets(Class<?> beanClass, Method method);

    /** The annotation that makes a method one of the life of its object, which nobody takes for a business method. */
    public static Optional<String> lifeCycle(Method method) {
        Annotation[] annotations = method.getAnnotations();
        return isAny(annotations, LIFE_CYCLE)
                ? LIFE_CYCLE.stream()
                        .filter(name -> find(List.of(annotations), name).isPresent())
                        .findFirst()
                : Optional.empty();
    }

    /** Why no interceptor sees the calls of a business method, and what to do instead; empty where one does. */
    public Optional<String> unseen(Class<?> beanClass, Method method) {
        if (areOfServlets(beanClass, method)) {
            return Optional.of("a method of a servlet, a filter or a listener, which the server makes and calls itself;"
                    + " guard a method of a bean that it calls");
        }
        if (!isAny(beanClass.getAnnotations(), MAKERS.keySet())) {
            return Optional.empty();
        }
        return MAKERS.entrySet().stream()
                .filter(made -> find(beanClass, made.getKey())
                        .filter(it -> !isManaged(it))
                        .isPresent())
                .findFirst()
                .map(made -> "a method of an object with @" + simpleName(made.getKey()) + ", which " + made.getValue()
                        + " makes itself; guard a method of a bean that it calls");
    }

    public static String simpleName(String annotation) {
        return annotation.substring(annotation.lastIndexOf('.') + 1);
    }

    private static boolean isManaged(Annotation annotation) {
        return Arrays.stream(annotation.annotationType().getDeclaredMethods())
                        .anyMatch(member -> member.getName().equals(MANAGED))
                && AnnotationValues.isWritten(annotation, MANAGED);
    }

    private static boolean isAny(Annotation[] annotations, Collection<String> names) {
        for (Annotation annotation : annotations) {
            if (names.contains(annotation.annotationType().getName())) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Annotation> find(AnnotatedElement element, String annotation) {
        return find(List.of(element.getAnnotations()), annotation);
    }

    public static Optional<Annotation> find(Collection<Annotation> annotations, String annotation) {
        return annotations.stream()
                .filter(it -> it.annotationType().getName().equals(annotation))
                .findFirst();
    }
}
