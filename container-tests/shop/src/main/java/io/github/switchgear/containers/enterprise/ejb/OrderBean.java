package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.core.BreakerOpenException;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** Calls a guarded session bean in a transaction that the container has begun for both. */
@Stateless
public class OrderBean {

    @Resource
    SessionContext context;

    @EJB
    StatelessBean guarded;

    /** What is left of the transaction after a call that was not let through. */
    public String afterRejection() {
        try {
            return guarded.call(false) + " in spite of its breaker";
        } catch (BreakerOpenException expected) {
            return context.getRollbackOnly() ? "marked for rollback" : "to be committed";
        }
    }
}
