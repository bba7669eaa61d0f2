package com.acme.shop;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The dashboard is below this path, too: /shop/api/switchgear/. */
@ApplicationPath("api")
public class ShopApplication extends Application {}
