package io.github.switchgear.core;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One step of a script. Each can be left out of it without making the others meaningless. A key is that of the breaker that
 * it is taken on; null means the one without keys, or the family's own.
 */
sealed interface ScriptStep {

    /** A call that begins and ends at once. */
    record Call(@Nullable String key, Outcome outcome) implements ScriptStep {}

    /** An asynchronous call begins; nothing where one of that number is running. */
    record Begin(@Nullable String key, int call) implements ScriptStep {}

    /** It ends; nothing where none of that number is running. */
    record End(int call, Outcome outcome) implements ScriptStep {}

    record Wait(Duration time) implements ScriptStep {}

    record Reset(@Nullable String key, ManualOverride by) implements ScriptStep {}

    record Force(@Nullable String key, BreakerState to, ManualOverride why) implements ScriptStep {}

    /** To begin so much later. */
    record Plan(@Nullable String key, BreakerState to, ManualOverride why, Duration ahead) implements ScriptStep {}

    record Release(@Nullable String key, ManualOverride by) implements ScriptStep {}

    record Reconfigure(BreakerSettings settings) implements ScriptStep {}
}
