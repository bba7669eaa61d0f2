package io.github.switchgear.fleet.jgroups;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.node.Fleet;
import io.github.switchgear.fleet.node.FleetSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A node of a fleet in a virtual machine of its own, which is told what to do line by line, and tells by lines what happens to its
 * breakers. Ends with its input.
 */
final class NodeProcess {

    private static final int BREAKERS = 20;

    private NodeProcess() {}

    /** Name, port, and the ports of all. */
    public static void main(String[] arguments) throws IOException {
        Logger.getLogger("").setLevel(Level.OFF);
        int[] ports =
                Arrays.stream(arguments).skip(2).mapToInt(Integer::parseInt).toArray();
        Configuration configuration = TestNode.configuration(Integer.parseInt(arguments[1]), ports);
        FleetSettings settings = new FleetSettings(
                arguments[0], Optional.of("shop"), Optional.empty(), Duration.ofSeconds(2), OptionalInt.empty());
        FleetChannel channel = new JGroupsChannelFactory().channel("shop", arguments[0], configuration);
        Registry registry = new Registry();
        for (int i = 0; i < BREAKERS; i++) {
            CircuitBreaker breaker = registry.add(
                    CircuitBreaker.of("breaker-" + i, BreakerSettings.builder().build()));
            breaker.onTransition(change -> System.out.println(change.to() + " " + change.breaker()));
        }
        try (Fleet fleet = new Fleet(settings, registry, Memory.none(), channel)) {
            fleet.start(Duration.ofSeconds(2));
            fleet.begin();
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = in.readLine();
            while (line != null) {
                obey(line, registry, channel);
                line = in.readLine();
            }
        }
    }

    private static void obey(String line, Registry registry, FleetChannel channel) {
        if (line.equals("members")) {
            System.out.println("members "
                    + String.join(" ", channel.members().stream().sorted().toList()));
        } else {
            registry.find(line).orElseThrow().forceOpen(ManualOverride.because("a test"));
        }
    }
}
