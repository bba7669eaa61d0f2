package io.github.switchgear.containers.enterprise;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The front of the modules beside it. */
@ApplicationPath("/api")
public class EnterpriseApplication extends Application {}
