package io.github.switchgear.cdi;

/** Whether the container has the bean that an annotation names. */
@FunctionalInterface
interface ValidatorBeans {

    /** What a look-up with the default qualifier would find. */
    enum Found {
        NONE,
        ONE,
        SEVERAL
    }

    Found find(Class<?> validator);
}
