package io.github.switchgear.admin.access;

import jakarta.enterprise.context.RequestScoped;

/**
 * Whether {@link GuardFilter} let this request through. An application that lists its JAX-RS classes may forget the
 * filter; the resource then stays shut instead of standing open.
 */
@RequestScoped
public class Passage {

    private boolean granted;
    private Caller caller = Caller.NOBODY;

    void grant(Caller who) {
        granted = true;
        caller = who;
    }

    /**
     * Tells whether the caller may operate a breaker.
     *
     * @param breaker its name
     * @return false where they may operate only others
     */
    public boolean mayOperate(String breaker) {
        return caller.mayOperate(breaker);
    }

    /**
     * Tells whether the caller may operate all breakers.
     *
     * @return false where they may operate only some
     */
    public boolean mayOperateAll() {
        return caller.mayOperate(null);
    }

    /**
     * Tells whether the caller may operate any breaker.
     *
     * @return true also where they may operate only some
     */
    public boolean mayOperateSome() {
        return caller.most() == Access.OPERATE;
    }

    /**
     * Tells what the caller may do to one breaker at least.
     *
     * @return the most
     */
    public Access most() {
        return caller.most();
    }

    /**
     * Tells whether the filter let this request through.
     *
     * @return false, too, where it was never asked
     */
    public boolean isGranted() {
        return granted;
    }

    /**
     * Refuses to work without the filter.
     *
     * @throws IllegalStateException if it did not let this request through
     */
    public void require() {
        if (!granted) {
            throw new IllegalStateException("Switchgear's resource is registered without its filter: "
                    + "add all of SwitchgearAdmin.classes() to the application's classes");
        }
    }
}
