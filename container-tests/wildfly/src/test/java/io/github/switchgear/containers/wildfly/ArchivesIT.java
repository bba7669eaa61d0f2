package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.contract.Compiled;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Components in archives of their own, in an EAR. WildFly tells CDI of all of them; of an archive without a descriptor in which
 * nothing is a bean by what is written on it, it makes the components without CDI.
 */
class ArchivesIT {

    private static final String DOES_NOT_GUARD = ": @Breaker does not guard it, as a server may ";

    private static final String CALLS = """
            package app;
            import io.github.switchgear.core.*;
            import jakarta.inject.*;
            import jakarta.jms.*;
            import jakarta.ws.rs.*;
            @JMSDestinationDefinition(
                name = "java:app/lone-receiver", interfaceName = "jakarta.jms.Queue", destinationName = "lone")
            @JMSDestinationDefinition(
                name = "java:app/receiver", interfaceName = "jakarta.jms.Queue", destinationName = "other")
            @Path("calls/{name}")
            @jakarta.enterprise.context.RequestScoped
            public class Calls {
                @Inject BreakerRegistry breakers;
                @Inject JMSContext messages;
                @PathParam("name") String name;

                @GET @Path("force-open")
                public String forceOpen() {
                    breakers.find(name).orElseThrow().forceOpen(ManualOverride.because("maintenance"));
                    return name;
                }

                @GET @Path("send")
                public String send() throws Exception {
                    Queue queue = (Queue) new javax.naming.InitialContext().lookup("java:app/" + name);
                    messages.createProducer().send(queue, "order");
                    return name;
                }

                @GET @Path("rejected")
                public long rejected() {
                    return breakers.find(name).orElseThrow().snapshot().totals().rejected();
                }
            }
            """;

    private static BareWildFly server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        EnterpriseArchive ear = ShrinkWrap.create(EnterpriseArchive.class, "archives.ear")
                .addAsLibrary(new File(URI.create(Breaker.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())))
                .addAsModule(jar(folder, "LoneReceiver", "lone-receiver"))
                .addAsModule(
                        jar(folder, "Receiver", "receiver").addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml"))
                .addAsModule(war(folder, "lone", resource("LoneResource", "lone-resource", "")))
                .addAsModule(war(
                        folder,
                        "web",
                        CALLS,
                        resource("Resource", "resource", "@jakarta.enterprise.context.RequestScoped")));
        server = BareWildFly.startAs("standalone-full.xml", "archives");
        server.deploy(ear, "/web/api/resource");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static JavaArchive jar(Path folder, String type, String name) throws IOException {
        Path classes = compiled(folder.resolve(name), """
                package app;
                import jakarta.ejb.*;
                @MessageDriven(activationConfig = {
                    @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/%2$s"),
                    @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")})
                public class %1$s implements jakarta.jms.MessageListener {
                    @io.github.switchgear.Breaker(name = "%2$s")
                    public void onMessage(jakarta.jms.Message message) {
                        System.out.println("%2$s was called");
                    }
                }
                """.formatted(type, name));
        return imported(ShrinkWrap.create(JavaArchive.class, name + ".jar"), classes)
                .as(JavaArchive.class);
    }

    private static String resource(String type, String name, String scope) {
        return """
                package app;
                import jakarta.ws.rs.*;
                @Path("%2$s")
                %3$s
                public class %1$s {
                    @GET
                    @io.github.switchgear.Breaker(name = "%2$s")
                    public String get() { return "called"; }
                }
                """.formatted(type, name, scope);
    }

    private static WebArchive war(Path folder, String name, String... sources) throws IOException {
        List<String> all = new ArrayList<>(List.of(sources));
        all.add("""
                package app;
                @jakarta.ws.rs.ApplicationPath("api")
                public class Api extends jakarta.ws.rs.core.Application {}
                """);
        Path war = folder.resolve(name);
        compiled(war.resolve("WEB-INF/classes"), all.toArray(String[]::new));
        return imported(ShrinkWrap.create(WebArchive.class, name + ".war"), war).as(WebArchive.class);
    }

    private static Path compiled(Path classes, String... sources) throws IOException {
        Compiled.of(Files.createDirectories(classes), BareWildFly.apis(), sources);
        return classes;
    }

    private static ExplodedImporter imported(Archive<?> archive, Path folder) {
        return archive.as(ExplodedImporter.class).importDirectory(folder.toFile());
    }

    private static String get(String path) {
        return server.get(path).body();
    }

    private static void forceOpen(String breaker) {
        assertThat(get("/web/api/calls/" + breaker + "/force-open")).isEqualTo(breaker);
    }

    private static void send(String receiver) {
        assertThat(get("/web/api/calls/" + receiver + "/send")).isEqualTo(receiver);
    }

    @Test
    void aReceiverInAnArchiveWithADescriptorIsGuarded() {
        forceOpen("receiver");
        send("receiver");

        Eventually.get(() -> Long.parseLong(get("/web/api/calls/receiver/rejected")), rejected -> rejected > 0);
        assertThat(server.log()).doesNotContain("app.Receiver.onMessage(Message)" + DOES_NOT_GUARD);
    }

    @Test
    void aReceiverAloneInItsArchiveIsWarnedOfAndCalled() {
        assertThat(server.log()).contains("app.LoneReceiver.onMessage(Message)" + DOES_NOT_GUARD);
        forceOpen("lone-receiver");

        send("lone-receiver");

        Eventually.get(server::log, lines -> lines.contains("lone-receiver was called"));
    }

    @Test
    void aResourceWithAScopeIsGuarded() {
        forceOpen("resource");

        assertThat(server.get("/web/api/resource").statusCode()).isEqualTo(500);
        assertThat(server.log()).doesNotContain("app.Resource.get()" + DOES_NOT_GUARD);
    }

    @Test
    void aResourceWithoutAScopeAloneInItsArchiveIsWarnedOfAndCalled() {
        assertThat(server.log()).contains("app.LoneResource.get()" + DOES_NOT_GUARD);
        forceOpen("lone-resource");

        assertThat(get("/lone/api/lone-resource")).isEqualTo("called");
    }
}
