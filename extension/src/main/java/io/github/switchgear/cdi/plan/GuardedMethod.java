package io.github.switchgear.cdi.plan;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A method of a bean, and what is written of its breaker. What has to be looked up of the method is looked up once, however many
 * ask for it. Deployment and start have one thread each, one behind the other; who asks in others may look it up once more.
 */
public final class GuardedMethod {

    private final Class<?> beanClass;
    private final Method method;
    private final BreakerDeclaration declaration;
    private final String breakerName;
    private @Nullable KeyParameters keyParameters;
    private @Nullable ReturnKind returnKind;

    /**
     * One of several of its bean.
     *
     * @param beanClass the bean's class, which may inherit the method
     * @param method the method as its declaring class has it
     * @param declaration what applies to it, wherever that was written
     * @param methods all that the bean has
     */
    public GuardedMethod(Class<?> beanClass, Method method, BreakerDeclaration declaration, List<Method> methods) {
        this.beanClass = beanClass;
        this.method = method;
        this.declaration = declaration;
        this.breakerName = declaration.name().isEmpty() ? name(beanClass, method, methods) : declaration.name();
    }

    /** One whose bean's other methods nobody has looked at. */
    public GuardedMethod(Class<?> beanClass, Method method, BreakerDeclaration declaration) {
        this(beanClass, method, declaration, declaration.name().isEmpty() ? BeanMethods.of(beanClass) : List.of());
    }

    private static String name(Class<?> beanClass, Method method, List<Method> methods) {
        return beanClass.getName()
                + "."
                + (BeanMethods.isOverloaded(beanClass, method, methods)
                        ? BeanMethods.display(method)
                        : method.getName());
    }

    /** The bean's class, which may inherit the method. */
    public Class<?> beanClass() {
        return beanClass;
    }

    /** The method as its declaring class has it. */
    public Method method() {
        return method;
    }

    /** What applies to it, wherever that was written. */
    public BreakerDeclaration declaration() {
        return declaration;
    }

    /** The explicit name or, where there is none, class and method, with parameters where these alone are ambiguous. */
    public String breakerName() {
        return breakerName;
    }

    /** Whether each of its calls may have a key, and so a breaker of its own. */
    public boolean isKeyed() {
        return declaration.keyedBy().isPresent() || !keyParameters().areNone();
    }

    /** The parameters whose arguments are the key. */
    public KeyParameters keyParameters() {
        KeyParameters known = keyParameters;
        if (known == null) {
            known = KeyParameters.of(method);
            keyParameters = known;
        }
        return known;
    }

    /** When its outcome is known. */
    public ReturnKind returnKind() {
        ReturnKind known = returnKind;
        if (known == null) {
            known = ReturnKind.of(beanClass, method);
            returnKind = known;
        }
        return known;
    }

    /** Class, method and parameters, for people. */
    public String display() {
        return display(beanClass, method);
    }

    public static String display(Class<?> beanClass, Method method) {
        return beanClass.getName() + "." + BeanMethods.display(method);
    }

    @Override
    public String toString() {
        return display();
    }
}
