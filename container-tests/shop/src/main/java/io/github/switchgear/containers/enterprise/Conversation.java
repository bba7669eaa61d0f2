package io.github.switchgear.containers.enterprise;

import io.github.switchgear.containers.enterprise.ejb.OutOfReachException;
import io.github.switchgear.containers.enterprise.ejb.StatefulBean;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** The one client of one instance of a stateful bean. */
@ApplicationScoped
public class Conversation {

    @EJB
    StatefulBean bean;

    String call(boolean fails) throws OutOfReachException {
        return bean.call(fails);
    }
}
