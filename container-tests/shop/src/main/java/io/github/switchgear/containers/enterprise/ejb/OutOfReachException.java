package io.github.switchgear.containers.enterprise.ejb;

/** A checked exception, which an EJB container leaves as it is. */
public class OutOfReachException extends Exception {

    private static final long serialVersionUID = 1L;
}
