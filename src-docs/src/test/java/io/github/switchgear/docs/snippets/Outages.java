package io.github.switchgear.docs.snippets;

import io.github.switchgear.FailureJudge;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

// tag::judge[]
/** True means failure: a lost connection is one, a duplicate key is not. */
@ApplicationScoped
public class Outages implements FailureJudge {

    @Override
    public boolean isFailure(Throwable thrown) {
        return !(thrown instanceof SQLException sql)
                || String.valueOf(sql.getSQLState()).startsWith("08");
    }
}
// end::judge[]
