package io.github.switchgear.demo.downstream;

import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the one downstream of the application with the first bean that asks for it, and stops it with the application. */
final class DownstreamLifecycle {

    @Produces
    @Singleton
    Downstream start(@ConfigProperty(name = "shop.downstream.port", defaultValue = "0") int port) throws IOException {
        return new Downstream(port);
    }

    void stop(@Disposes Downstream downstream) throws IOException {
        downstream.close();
    }
}
