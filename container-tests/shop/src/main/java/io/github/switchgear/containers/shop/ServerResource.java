package io.github.switchgear.containers.shop;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.RuntimeDelegate;

/** What the application runs on, each as what is there says. */
@Path("server")
@Produces(MediaType.TEXT_PLAIN)
@ApplicationScoped
public class ServerResource {

    @Inject
    BeanManager beans;

    /** The feature version of Java. */
    @GET
    @Path("java")
    public String java() {
        return Integer.toString(Runtime.version().feature());
    }

    /** The implementation of CDI. */
    @GET
    @Path("cdi")
    public String cdi() {
        return Product.of(beans.getClass());
    }

    /** The implementation of Jakarta REST. */
    @GET
    @Path("rest")
    public String rest() {
        return Product.of(RuntimeDelegate.getInstance().getClass());
    }
}
