package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerOpenException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a downstream that is away answers to every call. */
public class Outage extends Exception {

    private static final long serialVersionUID = 1L;

    public static void meets(ThrowingCallable call, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(Outage.class).isThrownBy(call);
        }
    }

    public static BreakerOpenException rejects(ThrowingCallable call) {
        return assertThatExceptionOfType(BreakerOpenException.class)
                .isThrownBy(call)
                .actual();
    }
}
