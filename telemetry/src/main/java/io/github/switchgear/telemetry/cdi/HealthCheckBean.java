package io.github.switchgear.telemetry.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanAttributes;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.InjectionTarget;
import jakarta.enterprise.inject.spi.InjectionTargetFactory;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Set;

/**
 * A check of MicroProfile Health for WildFly, at home in the archive of MicroProfile Health itself. WildFly collects checks with the
 * eyes of a module of its own: that sees the bean archives in an application, of which this jar is none, and the modules that it
 * depends on. Weld takes the class that a bean says is its own for the bean's home; a bean that is configured, not implemented, is at
 * home with its extension whatever it says. Elsewhere the home would be the wrong one: in Open Liberty, no application sees it.
 *
 * @param <T> that of the check
 */
final class HealthCheckBean<T> implements Bean<T> {

    /** That of the modules which WildFly is made of. */
    private static final String MODULE = "org.jboss.modules.ModuleClassLoader";

    private final Class<?> home;
    private final BeanAttributes<T> attributes;
    private final InjectionTargetFactory<T> factory;

    /**
     * The bean that its annotations make of a class.
     *
     * @param home a class of the archive that the bean is to be in
     */
    HealthCheckBean(Class<T> type, Class<?> home, BeanManager beanManager) {
        AnnotatedType<T> annotated = beanManager.createAnnotatedType(type);
        this.home = home;
        this.attributes = beanManager.createBeanAttributes(annotated);
        this.factory = beanManager.getInjectionTargetFactory(annotated);
    }

    /** Whether this interface of MicroProfile Health is WildFly's. */
    static boolean isNeededFor(Class<?> api) {
        ClassLoader loader = api.getClassLoader();
        return loader != null && loader.getClass().getName().equals(MODULE);
    }

    @Override
    public Class<?> getBeanClass() {
        return home;
    }

    /** None that the archive, which does not see this jar, would have to provide for. */
    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return Set.of();
    }

    @Override
    public T create(CreationalContext<T> context) {
        InjectionTarget<T> target = factory.createInjectionTarget(null);
        T check = target.produce(context);
        target.inject(check, context);
        return check;
    }

    @Override
    public void destroy(T check, CreationalContext<T> context) {
        context.release();
    }

    @Override
    public Set<Type> getTypes() {
        return attributes.getTypes();
    }

    @Override
    public Set<Annotation> getQualifiers() {
        return attributes.getQualifiers();
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return attributes.getScope();
    }

    @Override
    public String getName() {
        return attributes.getName();
    }

    @Override
    public Set<Class<? extends Annotation>> getStereotypes() {
        return attributes.getStereotypes();
    }

    @Override
    public boolean isAlternative() {
        return attributes.isAlternative();
    }
}
