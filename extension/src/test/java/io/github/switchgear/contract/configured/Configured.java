package io.github.switchgear.contract.configured;

import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.untouched.UntouchedContract;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An application whose breakers are configured; all beans of this package, and of the untouched ones', are one application. */
public final class Configured {

    public static final List<Class<? extends Bodies>> BODIES = List.of(
            PrecedenceContract.class,
            MembersContract.class,
            EnabledContract.class,
            KeysConfiguredContract.class,
            UntouchedContract.class);

    /** What each container is to be given, in its own way. */
    public static final Map<String, String> CONFIGURATION = configuration();

    /** What it is to warn of, and nothing else. */
    public static final List<String> WARNINGS = List.of(
            "Configuration key switchgear.breaker.configured.alowed-fails is unknown and has no effect; did you mean"
                    + " switchgear.breaker.configured.allowed-fails?",
            "Configuration key switchgear.breaker.configurd.retry-timer is unknown and has no effect; did you mean"
                    + " switchgear.breaker.configured.retry-timer?",
            "Configuration key switchgear.default.retry-timer is unknown and has no effect; did you mean"
                    + " switchgear.defaults.retry-timer?",
            "Configuration key switchgear.breaker.dotted.window.calls is unknown and has no effect; did you mean"
                    + " switchgear.breaker.dotted.window.window.calls?");

    private Configured() {}

    private static Map<String, String> configuration() {
        Map<String, String> keys = new TreeMap<>();
        keys.put("switchgear.defaults.allowed-fails", "2");
        keys.put("switchgear.defaults.retry-timer", "45s");
        keys.put("switchgear.breaker.configured.retry-timer", "90");
        keys.put("switchgear.breaker.configured.failure-exceptions", "java.io.IOException");
        keys.put("switchgear.breaker.members.allowed-fails", "9");
        keys.put("switchgear.breaker.members.retry-timer", "1500ms");
        keys.put(
                "switchgear.breaker.members.allowed-exceptions",
                "java.io.IOException, java.util.concurrent.TimeoutException");
        keys.put("switchgear.breaker.members.slow-call", "PT1M");
        keys.put("switchgear.breaker.members.probe-successes", "3");
        keys.put("switchgear.breaker.members.probe-lease", "2h");
        keys.put("switchgear.breaker.members.probes", "4");
        keys.put("switchgear.breaker.members.ramp-up", "90s");
        keys.put("switchgear.breaker.members.window.time", "5m");
        keys.put("switchgear.breaker.members.window.failure-ratio", "0.25");
        keys.put("switchgear.breaker.members.window.minimum-calls", "6");
        keys.put("switchgear.breaker.members.backoff.multiplier", "2.5");
        keys.put("switchgear.breaker.members.backoff.max", "1d");
        keys.put("switchgear.breaker.members.backoff.jitter", "0.1");
        keys.put("switchgear.breaker.dotted.window.window.calls", "4");
        keys.put("switchgear.defaults.max-keys", "70");
        keys.put("switchgear.breaker.keys.limited.max-keys", "9");
        keys.put("switchgear.breaker.keys.limited.keys-shown", "false");
        keys.put("switchgear.breaker.off.enabled", "false");
        keys.put("switchgear.breaker.on.enabled", "true");
        keys.put("switchgear.admin.access", "read");
        keys.put("switchgear.breaker.configured.alowed-fails", "1");
        keys.put("switchgear.breaker.configurd.retry-timer", "1");
        keys.put("switchgear.default.retry-timer", "1");
        keys.put("switchgear.breaker.dotted.window.calls", "7");
        return keys;
    }
}
