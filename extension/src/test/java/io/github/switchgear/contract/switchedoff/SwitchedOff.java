package io.github.switchgear.contract.switchedoff;

import io.github.switchgear.contract.Bodies;
import io.github.switchgear.contract.untouched.UntouchedContract;
import java.util.List;
import java.util.Map;

/** An application that runs without its breakers; all beans of this package, and of the untouched ones', are one application. */
public final class SwitchedOff {

    public static final List<Class<? extends Bodies>> BODIES =
            List.of(UntouchedContract.class, SwitchedOffContract.class);

    /** What each container is to be given, in its own way. */
    public static final Map<String, String> CONFIGURATION =
            Map.of("switchgear.enabled", "false", "switchgear.breaker.explicitly-on.enabled", "true");

    private SwitchedOff() {}
}
