package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;

/**
 * A method of a bean, and what is written of its breaker.
 *
 * @param beanClass the bean's class, which may inherit the method
 * @param method the method as its declaring class has it
 * @param declaration what applies to it, wherever that was written
 */
public record GuardedMethod(Class<?> beanClass, Method method, BreakerDeclaration declaration) {

    /** The explicit name or, where there is none, class and method, with parameters where these alone are ambiguous. */
    public String breakerName() {
        if (!declaration.name().isEmpty()) {
            return declaration.name();
        }
        return beanClass.getName()
                + "."
                + (BeanMethods.isOverloaded(beanClass, method) ? BeanMethods.display(method) : method.getName());
    }

    /** Whether each of its calls may have a key, and so a breaker of its own. */
    public boolean isKeyed() {
        return declaration.keyedBy().isPresent() || !KeyParameters.of(method).areNone();
    }

    /** Class, method and parameters, for people. */
    public String display() {
        return display(beanClass, method);
    }

    public static String display(Class<?> beanClass, Method method) {
        return beanClass.getName() + "." + BeanMethods.display(method);
    }
}
