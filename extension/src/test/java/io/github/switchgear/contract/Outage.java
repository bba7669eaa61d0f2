package io.github.switchgear.contract;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.switchgear.core.BreakerOpenException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a downstream that is away answers to every call. */
public class Outage extends Exception {

    private static final long serialVersionUID = 1L;

    public Outage() {
        super("the downstream is away");
    }

    /** As an action that fails. */
    public static Object met() throws Outage {
        throw new Outage();
    }

    /** Asserts that so many calls reach the downstream, and fail. */
    public static void meets(ThrowingCallable call, int times) {
        for (int i = 0; i < times; i++) {
            assertThatExceptionOfType(Outage.class).isThrownBy(call);
        }
    }

    /** Asserts that a call is rejected. */
    public static BreakerOpenException rejects(ThrowingCallable call) {
        return assertThatExceptionOfType(BreakerOpenException.class)
                .isThrownBy(call)
                .actual();
    }
}
