package io.github.switchgear.containers.enterprise.ejb;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.enterprise.lib.Downstream;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Stateless;
import java.util.concurrent.Future;

/** A session bean whose methods the container calls in a thread of its own, with all of their interceptors. */
@Stateless
public class AsynchronousBean {

    @Asynchronous
    @Breaker(name = "future", retryTimer = 600)
    public Future<String> call(boolean fails) {
        return new AsyncResult<>(Downstream.answer(fails));
    }

    @Asynchronous
    @Breaker(name = "unanswered", retryTimer = 600)
    public void send(boolean fails) {
        Downstream.answer(fails);
    }
}
