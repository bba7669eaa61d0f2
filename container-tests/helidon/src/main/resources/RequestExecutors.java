package com.acme;

import io.helidon.common.context.Context;
import io.helidon.common.context.Contexts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** To be asked in a request's thread: an executor that runs what other threads give it there, in the context of the request. */
@ApplicationScoped
public class RequestExecutors implements Supplier<Executor> {

    @Override
    public Executor get() {
        Context context = Contexts.context().orElseThrow();
        return task -> Contexts.runInContext(context, task);
    }
}
