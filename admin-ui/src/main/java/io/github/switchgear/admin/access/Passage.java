package io.github.switchgear.admin.access;

import jakarta.enterprise.context.RequestScoped;

/**
 * Whether {@link GuardFilter} let this request through. An application that lists its JAX-RS classes may forget the
 * filter; the resource then stays shut instead of standing open.
 */
@RequestScoped
public class Passage {

    private boolean granted;

    void grant() {
        granted = true;
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
