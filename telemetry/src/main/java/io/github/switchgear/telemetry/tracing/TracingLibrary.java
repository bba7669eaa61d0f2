package io.github.switchgear.telemetry.tracing;

import io.github.switchgear.core.CallListener;
import io.github.switchgear.core.RejectionListener;

/** A library that has spans. A bean is one where the library's classes are there. Safe for use by any number of threads. */
public interface TracingLibrary {

    /** Tells the span that is current when a call of a breaker begins how the call ended. */
    CallListener calls(String breaker);

    /** Tells the span that is current of a rejection. */
    RejectionListener rejections();
}
