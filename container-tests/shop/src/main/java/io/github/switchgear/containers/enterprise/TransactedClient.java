package io.github.switchgear.containers.enterprise;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import io.github.switchgear.core.BreakerOpenException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

/** Has a transaction and a breaker on one method. */
@ApplicationScoped
public class TransactedClient {

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Transactional
    @Breaker(name = "transacted", retryTimer = 600)
    public String call(boolean fails) {
        return Downstream.answer(fails);
    }

    @Transactional(dontRollbackOn = BreakerOpenException.class)
    @Breaker(name = "transacted", retryTimer = 600)
    public String callWhateverTheBreaker(boolean fails) {
        return Downstream.answer(fails);
    }

    /** Returns its answer; the transaction is to be committed after that, and cannot be. */
    @Transactional
    @Breaker(name = "uncommitted", retryTimer = 600)
    public String callWithoutCommit(boolean fails) {
        transaction.registerInterposedSynchronization(new Synchronization() {

            @Override
            public void beforeCompletion() {
                throw new IllegalStateException("no commit");
            }

            @Override
            public void afterCompletion(int status) {
                // Its caller is told.
            }
        });
        return Downstream.answer(fails);
    }
}
