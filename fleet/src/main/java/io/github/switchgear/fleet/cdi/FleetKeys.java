package io.github.switchgear.fleet.cdi;

import io.github.switchgear.core.KnownKeys;
import java.util.List;

/** What this module and the channels read from the configuration. */
public class FleetKeys implements KnownKeys {

    @Override
    public List<String> keys() {
        return List.of(
                "switchgear.fleet",
                "switchgear.fleet.bind",
                "switchgear.fleet.discovery",
                "switchgear.fleet.expected",
                "switchgear.fleet.key",
                "switchgear.fleet.memory",
                "switchgear.fleet.memory.wait",
                "switchgear.fleet.port",
                "switchgear.fleet.tls.key-store",
                "switchgear.fleet.tls.key-store-password",
                "switchgear.fleet.tls.trust-store",
                "switchgear.fleet.tls.trust-store-password");
    }
}
