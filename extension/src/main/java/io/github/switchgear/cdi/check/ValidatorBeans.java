package io.github.switchgear.cdi.check;

/** Whether the container has the bean of a validator, a failure judge or a key resolver that an annotation names. */
@FunctionalInterface
public interface ValidatorBeans {

    /** What a look-up with the default qualifier would find. */
    enum Found {
        NONE,
        ONE,
        SEVERAL
    }

    Found find(Class<?> type);
}
