package io.github.switchgear.cdi;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.discovery.BreakerSource;
import io.github.switchgear.cdi.plan.AnnotationText;
import io.github.switchgear.cdi.plan.ApplicationClasses;
import io.github.switchgear.cdi.plan.BeanMethods;
import io.github.switchgear.cdi.plan.BreakerDeclaration;
import io.github.switchgear.cdi.plan.BreakerPlan;
import io.github.switchgear.cdi.plan.ConstantTexts;
import io.github.switchgear.cdi.plan.GuardedMethod;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.build.compatible.spi.Parameters;
import jakarta.enterprise.inject.build.compatible.spi.SyntheticBeanCreator;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the plan at run time from what {@link BuildTimeBreakerExtension} found at build time. */
public class PlanCreator implements SyntheticBeanCreator<BreakerPlan> {

    static final String PLAN = "plan";

    /** A plan as texts, four strings a method: its bean's class, its signature, and type and members of the annotation. */
    static List<String> texts(BreakerPlan plan) {
        List<String> strings = new ArrayList<>();
        for (GuardedMethod guarded : plan.methods()) {
            strings.add(guarded.beanClass().getName());
            strings.add(BeanMethods.signature(guarded.method()));
            strings.add(guarded.declaration().annotation().annotationType().getName());
            strings.add(AnnotationText.write(guarded.declaration().annotation()));
        }
        return ConstantTexts.write(strings);
    }

    @Override
    public BreakerPlan create(Instance<Object> lookup, Parameters parameters) {
        return plan(List.of(parameters.get(PLAN, String[].class)));
    }

    /** The plan that was written as texts. */
    static BreakerPlan plan(List<String> texts) {
        Map<String, Written> beans = new HashMap<>();
        Map<String, Known> sources = new HashMap<>();
        List<GuardedMethod> methods = new ArrayList<>();
        for (Iterator<String> strings = ConstantTexts.read(texts).iterator(); strings.hasNext(); ) {
            Written bean = written(strings.next(), beans);
            Method method = bean.method(strings.next());
            Known source = known(strings.next(), sources);
            BreakerDeclaration declaration = source.declaration(strings.next(), bean.type(), method);
            methods.add(new GuardedMethod(bean.type(), method, declaration, bean.methods()));
        }
        return new BreakerPlan(methods);
    }

    private static Written written(String type, Map<String, Written> beans) {
        Written bean = beans.get(type);
        if (bean == null) {
            bean = Written.of(type);
            beans.put(type, bean);
        }
        return bean;
    }

    private static Known known(String annotation, Map<String, Known> sources) {
        Known source = sources.get(annotation);
        if (source == null) {
            source = Known.of(annotation);
            sources.put(annotation, source);
        }
        return source;
    }

    /** Who knows an annotation, and the annotations with which members: alike ones are one. */
    private record Known(
            BreakerSource source, Map<String, Annotation> annotations, Map<String, BreakerDeclaration> declarations) {

        static Known of(String type) {
            Optional<BreakerSource> source = BreakerSource.of(type);
            if (source.isEmpty()) {
                throw new IllegalStateException(
                        "The application was built with breakers of @" + type + " and is without what knows it");
            }
            return new Known(source.get(), new HashMap<>(), new HashMap<>());
        }

        BreakerDeclaration declaration(String members, Class<?> beanClass, Method method) {
            if (source.type() != Breaker.class) {
                return source.declaration(annotation(members), beanClass, method);
            }
            BreakerDeclaration declaration = declarations.get(members);
            if (declaration == null) {
                declaration = source.declaration(annotation(members));
                declarations.put(members, declaration);
            }
            return declaration;
        }

        private Annotation annotation(String members) {
            Annotation annotation = annotations.get(members);
            if (annotation == null) {
                annotation = AnnotationText.read(source.type(), members);
                annotations.put(members, annotation);
            }
            return annotation;
        }
    }

    /** A bean's class as it is now, which is looked at once however many methods of it are guarded. */
    private record Written(Class<?> type, List<Method> methods, Map<String, Method> bySignature) {

        static Written of(String name) {
            Class<?> type = ApplicationClasses.load(name);
            List<Method> methods = BeanMethods.of(type);
            Map<String, Method> bySignature = new HashMap<>();
            for (Method method : methods) {
                if (BeanMethods.unreachableBecause(method).isEmpty()) {
                    bySignature.putIfAbsent(BeanMethods.signature(method), method);
                }
            }
            return new Written(type, methods, bySignature);
        }

        Method method(String signature) {
            Method method = bySignature.get(signature);
            if (method == null) {
                throw new IllegalStateException(type + " has lost its method " + signature);
            }
            return method;
        }
    }
}
