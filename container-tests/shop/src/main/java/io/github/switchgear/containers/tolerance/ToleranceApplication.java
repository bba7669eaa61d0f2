package io.github.switchgear.containers.tolerance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that knows nothing of Switchgear: its methods are guarded by MicroProfile Fault Tolerance. */
@ApplicationScoped
@ApplicationPath("/api")
public class ToleranceApplication extends Application {}
