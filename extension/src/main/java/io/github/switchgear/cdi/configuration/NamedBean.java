package io.github.switchgear.cdi.configuration;

import org.jspecify.annotations.Nullable;

/**
 * The bean of a class that an annotation names. It is asked for when it is first needed, so that a deployment does not
 * create it.
 *
 * @param <T> what it is to the annotation
 */
public final class NamedBean<T> {

    private final ValidatorLookup beans;
    private final Class<? extends T> type;
    private volatile @Nullable T bean;

    public NamedBean(ValidatorLookup beans, Class<? extends T> type) {
        this.beans = beans;
        this.type = type;
    }

    public T get() {
        T found = bean;
        return found == null ? look() : found;
    }

    /** Of two threads that come first, one bean is kept; a dependent one must not be made twice. */
    private synchronized T look() {
        T found = bean;
        if (found == null) {
            found = beans.find(type);
            bean = found;
        }
        return found;
    }

    /** Names it to people. */
    @Override
    public String toString() {
        return type.getName();
    }
}
