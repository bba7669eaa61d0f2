package io.github.switchgear.fleet.wire;

import io.github.switchgear.core.BreakerSnapshot.ActiveOverride;
import io.github.switchgear.core.BreakerSnapshot.LastFailure;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.fleet.register.Version;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a breaker is, as bytes. */
final class StatusCodec {

    private static final BreakerState[] STATES = BreakerState.values();

    private StatusCodec() {}

    static byte[] bytes(BreakerStatus breaker) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(breaker, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(BreakerStatus breaker, DataOutput out) throws IOException {
        DecisionCodec.writeName(breaker.name(), out);
        writeState(breaker.state(), out);
        DecisionCodec.writeInstant(breaker.since(), out);
        out.writeInt(breaker.consecutiveFailures());
        Totals totals = breaker.totals();
        out.writeLong(totals.succeeded());
        out.writeLong(totals.failed());
        out.writeLong(totals.slow());
        out.writeLong(totals.neutral());
        out.writeLong(totals.rejected());
        out.writeLong(totals.fallbacks());
        LastFailure failure = breaker.lastFailure();
        out.writeBoolean(failure != null);
        if (failure != null) {
            DecisionCodec.writeName(failure.type(), out);
            DecisionCodec.writeInstant(failure.at(), out);
        }
        ActiveOverride override = breaker.override();
        out.writeBoolean(override != null);
        if (override != null) {
            writeState(override.kind(), out);
            DecisionCodec.writeReason(override.reason(), out);
            DecisionCodec.writeName(override.actor(), out);
            DecisionCodec.writeInstant(override.since(), out);
            DecisionCodec.writeInstant(override.until(), out);
        }
        Version decided = breaker.decided();
        out.writeBoolean(decided != null);
        if (decided != null) {
            DecisionCodec.writeVersion(decided, out);
        }
    }

    static BreakerStatus read(DataInput in) throws IOException {
        String name = DecisionCodec.present(DecisionCodec.readName(in));
        BreakerState state = readState(in);
        Instant since = readMoment(in);
        int failures = in.readInt();
        Totals totals =
                new Totals(in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
        LastFailure failure = in.readBoolean()
                ? new LastFailure(DecisionCodec.present(DecisionCodec.readName(in)), readMoment(in))
                : null;
        ActiveOverride override = in.readBoolean() ? readOverride(in) : null;
        return new BreakerStatus(
                name,
                state,
                since,
                failures,
                totals,
                failure,
                override,
                in.readBoolean() ? DecisionCodec.readVersion(in) : null);
    }

    private static ActiveOverride readOverride(DataInput in) throws IOException {
        BreakerState kind = readState(in);
        String reason = DecisionCodec.present(DecisionCodec.readReason(in));
        String actor = DecisionCodec.readName(in);
        Instant since = readMoment(in);
        return new ActiveOverride(kind, reason, actor, since, DecisionCodec.readInstant(in));
    }

    @SuppressWarnings("EnumOrdinal") // a new state is a new version of the format
    private static void writeState(BreakerState state, DataOutput out) throws IOException {
        out.writeByte(state.ordinal());
    }

    private static BreakerState readState(DataInput in) throws IOException {
        return DecisionCodec.of(STATES, in.readByte());
    }

    private static Instant readMoment(DataInput in) throws IOException {
        @Nullable Instant moment = DecisionCodec.readInstant(in);
        if (moment == null) {
            throw new MalformedException("A moment is absent");
        }
        return moment;
    }
}
