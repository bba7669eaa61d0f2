package io.github.switchgear.containers.se;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.LoginConfig;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import org.jboss.resteasy.cdi.CdiInjectorFactory;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.core.scanner.ResourceScanner;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** Serves the application on its class path with RESTEasy in Undertow, in whichever container of CDI is there, too. */
public final class Main {

    /** Undertow cuts the connection of who sends more; it is more than the admin module reads, which answers. */
    private static final long MOST_BYTES = 20_000_000;

    private Main() {}

    // tag::program[]
    /**
     * Starts.
     *
     * @param arguments the port, on the loopback address
     * @throws IOException if an index of classes cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        SeContainer cdi = SeContainerInitializer.newInstance().initialize();
        UndertowJaxrsServer server = new UndertowJaxrsServer()
                .start(Undertow.builder()
                        .addHttpListener(Integer.parseInt(arguments[0]), "localhost")
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, MOST_BYTES));
        server.deploy(withSignIn(server.undertowDeployment(rest(cdi))));
    }

    /** What the indexes in the jars name, made by CDI where it is a bean. */
    private static ResteasyDeployment rest(SeContainer cdi) throws IOException {
        ResourceScanner indexed = ResourceScanner.fromClassPath(Main.class.getClassLoader());
        ResteasyDeployment rest = new ResteasyDeploymentImpl();
        rest.setApplicationClass(indexed.getApplications().iterator().next());
        rest.getScannedResourceClasses().addAll(indexed.getResources());
        rest.getScannedProviderClasses().addAll(indexed.getProviders());
        rest.setInjectorFactory(new CdiInjectorFactory(cdi.getBeanManager()));
        return rest;
    }

    private static DeploymentInfo withSignIn(DeploymentInfo deployment) {
        return deployment
                .setDeploymentName("shop")
                .setContextPath("/")
                .setClassLoader(Main.class.getClassLoader())
                .setLoginConfig(new LoginConfig("BASIC", "Switchgear"))
                .setIdentityManager(Users.fromFile())
                .addFilter(Servlets.filter("request scope", RequestScope.class).setAsyncSupported(true))
                .addFilterUrlMapping("request scope", "/*", DispatcherType.REQUEST);
    }
    // end::program[]
}
