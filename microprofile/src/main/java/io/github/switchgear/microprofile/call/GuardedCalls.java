package io.github.switchgear.microprofile.call;

import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Leads a call through a breaker that stands at one place. */
@FunctionalInterface
interface GuardedCalls {

    @Nullable
    Object call(InvocationContext invocation) throws Exception;
}
