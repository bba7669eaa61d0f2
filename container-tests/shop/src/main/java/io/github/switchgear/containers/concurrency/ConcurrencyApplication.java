package io.github.switchgear.containers.concurrency;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that has the container call its methods in threads of the container. */
@ApplicationPath("/api")
public class ConcurrencyApplication extends Application {}
