package io.github.switchgear.containers.microprofile;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** An application that has MicroProfile call its warehouse, and guard its methods in MicroProfile's own ways. */
@ApplicationPath("/api")
public class MicroProfileApplication extends Application {}
