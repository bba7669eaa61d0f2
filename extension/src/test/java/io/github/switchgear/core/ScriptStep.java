package io.github.switchgear.core;

import java.time.Duration;

/** One step of a script. Each can be left out of it without making the others meaningless. */
sealed interface ScriptStep {

    /** A call that begins and ends at once. */
    record Call(Outcome outcome) implements ScriptStep {}

    /** An asynchronous call begins; nothing where one of that number is running. */
    record Begin(int call) implements ScriptStep {}

    /** It ends; nothing where none of that number is running. */
    record End(int call, Outcome outcome) implements ScriptStep {}

    record Wait(Duration time) implements ScriptStep {}

    record Reset(ManualOverride by) implements ScriptStep {}

    record Force(BreakerState to, ManualOverride why) implements ScriptStep {}

    /** To begin so much later. */
    record Plan(BreakerState to, ManualOverride why, Duration ahead) implements ScriptStep {}

    record Release(ManualOverride by) implements ScriptStep {}

    record Reconfigure(BreakerSettings settings) implements ScriptStep {}
}
