#!/usr/bin/env bash
# Payara Micro 6.2025.10, MicroProfile REST Client 3.0; JDK 17.
#
# Expected: an interceptor has the bean that it was made for injected by @Intercepted Bean<?>, and
# InvocationContext.getTarget() is the object that is called. A REST client is a bean, and its methods may have
# interceptor bindings.
# What happens: at a call of a client the interceptor runs, but the bean is null, and the target is an object of
# Jersey's that stands for the method and knows nothing of the client. Only getMethod() tells what is called, by the
# interface that declares the method: where two clients inherit it from one interface, nothing tells them apart.
# Seen:
#   ordinary bean: bean app.Prices, target of that class: true, method app.Prices.price
#   REST client: no bean, target org.glassfish.jersey.microprofile.restclient.MethodModel, method app.Client.price
#   inherited by two REST clients: no bean, target the same, method app.Common.stock, for both
# For who builds on it: an interceptor that finds what belongs to the bean by its class needs another way for clients,
# and must have an answer where there is none.
# In Switchgear: BreakerInterceptor.guards, DeployedBreakers.ofUntold and FallbackMethod.called.
set -euo pipefail
LIMIT=300
source "$(dirname "$0")/lib/common.sh"

file src/app/Seen.java << 'JAVA'
package app;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.*;

@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Seen {}
JAVA
file src/app/Look.java << 'JAVA'
package app;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Intercepted;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Inject;
import jakarta.interceptor.*;
import java.io.Serializable;

@Seen
@Interceptor
@Priority(1000)
public class Look implements Serializable {

    @Inject
    @Intercepted
    Bean<?> bean;

    @AroundInvoke
    public Object look(InvocationContext call) {
        Class<?> declaring = call.getMethod().getDeclaringClass();
        return (bean == null ? "no bean" : "bean " + bean.getBeanClass().getName())
                + ", target " + (declaring.isInstance(call.getTarget()) ? "is one" : call.getTarget().getClass().getName())
                + ", method " + declaring.getName() + "." + call.getMethod().getName();
    }
}
JAVA
file src/app/Prices.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
public class Prices {

    @Seen
    public String price() {
        return "7";
    }
}
JAVA
file src/app/Common.java << 'JAVA'
package app;

import jakarta.ws.rs.*;

public interface Common {

    @GET
    @Path("stock")
    @Seen
    String stock();
}
JAVA
file src/app/Client.java << 'JAVA'
package app;

import jakarta.ws.rs.*;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(baseUri = "http://localhost:1")
@Path("client")
public interface Client extends Common {

    @GET
    @Path("price")
    @Seen
    String price();
}
JAVA
file src/app/OtherClient.java << 'JAVA'
package app;

import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

@RegisterRestClient(baseUri = "http://localhost:1")
@Path("other")
public interface OtherClient extends Common {}
JAVA
file src/app/Shop.java << 'JAVA'
package app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.*;
import org.eclipse.microprofile.rest.client.inject.RestClient;

@ApplicationPath("api")
@Path("")
@ApplicationScoped
public class Shop extends jakarta.ws.rs.core.Application {

    @Inject
    Prices bean;

    @Inject
    @RestClient
    Client client;

    @Inject
    @RestClient
    OtherClient other;

    @GET
    @Path("{what}")
    public String look(@PathParam("what") String what) {
        return switch (what) {
            case "bean" -> bean.price();
            case "client" -> client.price();
            default -> client.stock() + "; " + other.stock();
        };
    }
}
JAVA
fetch jakarta.platform:jakarta.jakartaee-web-api:10.0.0 \
  org.eclipse.microprofile.rest.client:microprofile-rest-client-api:3.0.1
compile
pack_war
port=$(free_port)
start_payara_micro

seen() {
  curl -sS --max-time 20 "http://localhost:$port/app/api/$1"
}
of_jersey="target org.glassfish.jersey.microprofile.restclient.MethodModel"
of_both="no bean, $of_jersey, method app.Common.stock"

expect "ordinary bean" "bean app.Prices, target is one, method app.Prices.price" "$(seen bean)"
expect "REST client" "no bean, $of_jersey, method app.Client.price" "$(seen client)"
expect "inherited by two REST clients" "$of_both; $of_both" "$(seen inherited)"
holds "Payara tells an interceptor neither the bean nor the object of a REST client"
