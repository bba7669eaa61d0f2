package io.github.switchgear.admin;

import dev.resteasy.embedded.server.UndertowBuilderConfigurator;
import io.undertow.Undertow;

/** As many threads as a server has on more than two processors: else the slow senders of a test would be all that it has. */
public class ManyWorkers implements UndertowBuilderConfigurator {

    @Override
    public void configure(Undertow.Builder builder) {
        builder.setWorkerThreads(64);
    }
}
