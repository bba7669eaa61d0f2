package io.github.switchgear.fleet.wildfly;

import io.github.switchgear.fleet.FleetReceiver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An application on a server, which keeps what it hears. */
final class TestNode implements FleetReceiver {

    final FakeServer server;
    final WildFlyChannel channel;
    final List<String> messages = new ArrayList<>();
    Runnable onChange = () -> {};
    int changes;

    TestNode(FakeServer server, String fleet, String name) {
        this.server = server;
        channel = new WildFlyChannel(fleet, name, () -> server);
        channel.onMessage(this);
    }

    TestNode start() throws Exception {
        channel.start();
        return this;
    }

    void send(String text) {
        channel.send(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void received(byte[] message) {
        messages.add(new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void membersChanged() {
        changes++;
        onChange.run();
    }
}
