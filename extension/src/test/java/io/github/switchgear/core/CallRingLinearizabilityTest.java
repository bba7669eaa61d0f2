package io.github.switchgear.core;

import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However threads interleave, whoever reads the ring sees whole calls, and each that was added before. */
@Tag("linearizability")
class CallRingLinearizabilityTest {

    @Test
    void someOrderOfTheCallsExplainsWhatIsRead() {
        Linearizability.check(Ring.class);
    }

    @Test
    void noCallIsLostWhereTwoAreAddedAtOnce() {
        Linearizability.check(Ring.class, List.of("calls"), List.of(List.of("add", "add"), List.of("add", "calls")));
    }

    /** With room for all calls of a scenario: which of them a full ring has lost depends on who came first. */
    @Param(name = "thread", gen = ThreadIdGen.class)
    public static class Ring {

        private final CallRing ring = new CallRing(16, 0);

        @Operation
        public void add(@Param(name = "thread") int thread) {
            long unused = ring.add(thread, 3L * thread, RecordedCall.Outcome.FAILED, thread);
        }

        /** In an order of their own, as a thread that comes first may write last. */
        @Operation
        public List<String> calls() {
            return LongStream.range(0, ring.added())
                    .mapToObj(ring::get)
                    .filter(Objects::nonNull)
                    .map(call -> call.ended() + " " + call.nanos() + " " + call.generation())
                    .sorted()
                    .toList();
        }
    }
}
