package io.github.switchgear.admin;

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

    boolean isGranted() {
        return granted;
    }

    void require() {
        if (!granted) {
            throw new IllegalStateException("Switchgear's resource is registered without its filter: "
                    + "add all of SwitchgearAdmin.classes() to the application's classes");
        }
    }
}
