package io.github.switchgear.containers.golden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application without an exception mapper of its own. */
@ApplicationPath("/api")
@ApplicationScoped
public class GoldenApplication extends Application {}
