package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Not at the root, so that the dashboard has to work below a path that it does not know. */
@ApplicationPath("/api")
@ApplicationScoped
public class ShopApplication extends Application {}
