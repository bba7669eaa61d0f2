package io.github.switchgear.containers.enterprise;

import io.github.switchgear.core.BreakerOpenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.util.function.Supplier;

/** Calls guarded beans in a transaction of its own. */
@ApplicationScoped
public class Checkout {

    @Inject
    UserTransaction transaction;

    @Inject
    WebClient guarded;

    @Inject
    TransactedClient transacted;

    /** After the call of a bean that has a breaker and nothing else. */
    String afterRejection() throws Exception {
        return afterRejectionOf(() -> guarded.call(false));
    }

    /** After that of a bean that has the transaction's annotation beside it. */
    String afterRejectionBesideTransactional() throws Exception {
        return afterRejectionOf(() -> transacted.call(false));
    }

    /** The same where the annotation says that a rejection is no reason. */
    String afterRejectionThatDoesNotRollBack() throws Exception {
        return afterRejectionOf(() -> transacted.callWhateverTheBreaker(false));
    }

    /** What is left of the transaction after a call that was not let through. */
    private String afterRejectionOf(Supplier<String> call) throws Exception {
        transaction.begin();
        try {
            return call.get() + " in spite of its breaker";
        } catch (BreakerOpenException expected) {
            return transaction.getStatus() == Status.STATUS_MARKED_ROLLBACK ? "marked for rollback" : "to be committed";
        } finally {
            transaction.rollback();
        }
    }
}
