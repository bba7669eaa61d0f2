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
import java.time.Duration;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Components that CDI makes no beans of, and what a producer makes, in the server with messaging. */
class ComponentsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String RECEIVER = """
            package app;
            import jakarta.ejb.*;
            import jakarta.jms.*;
            @JMSDestinationDefinition(
                name = "java:app/orders", interfaceName = "jakarta.jms.Queue", destinationName = "orders")
            @JMSDestinationDefinition(
                name = "java:app/returns", interfaceName = "jakarta.jms.Queue", destinationName = "returns")
            @JMSDestinationDefinition(
                name = "java:app/complaints", interfaceName = "jakarta.jms.Queue", destinationName = "complaints")
            @MessageDriven(activationConfig = {
                @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/orders"),
                @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue")})
            public class Receiver implements MessageListener {
                @io.github.switchgear.Breaker(name = "receiver")
                public void onMessage(Message message) {}
            }
            """;

    /** It is one by {@link #DESCRIPTOR} alone. */
    private static final String DESCRIBED_RECEIVER = """
            package app;
            public class DescribedReceiver implements jakarta.jms.MessageListener {
                static int received;
                @io.github.switchgear.Breaker(name = "described-receiver")
                public void onMessage(jakarta.jms.Message message) {
                    received++;
                }
            }
            """;

    /** What it receives from is said in {@link #DESCRIPTOR} alone. */
    private static final String ANNOTATED_RECEIVER = """
            package app;
            @jakarta.ejb.MessageDriven
            public class AnnotatedReceiver implements jakarta.jms.MessageListener {
                @io.github.switchgear.Breaker(name = "annotated-receiver")
                public void onMessage(jakarta.jms.Message message) {}
            }
            """;

    /** It is a session bean by {@link #DESCRIPTOR} alone. */
    private static final String DESCRIBED_BEAN = """
            package app;
            public class DescribedBean {
                @io.github.switchgear.Breaker(name = "described-bean")
                public void call() {}
            }
            """;

    private static final String DESCRIPTOR = """
            <ejb-jar xmlns="https://jakarta.ee/xml/ns/jakartaee" version="4.0">
              <enterprise-beans>
                <session>
                  <ejb-name>DescribedBean</ejb-name>
                  <local-bean/>
                  <ejb-class>app.DescribedBean</ejb-class>
                  <session-type>Stateless</session-type>
                </session>
            """ + messageDriven("DescribedReceiver", "returns")
            + messageDriven("AnnotatedReceiver", "complaints") + """
              </enterprise-beans>
            </ejb-jar>
            """;

    private static String messageDriven(String type, String queue) {
        return """
                <message-driven>
                  <ejb-name>%1$s</ejb-name>
                  <ejb-class>app.%1$s</ejb-class>
                  <messaging-type>jakarta.jms.MessageListener</messaging-type>
                  <activation-config>
                    <activation-config-property>
                      <activation-config-property-name>destinationLookup</activation-config-property-name>
                      <activation-config-property-value>java:app/%2$s</activation-config-property-value>
                    </activation-config-property>
                    <activation-config-property>
                      <activation-config-property-name>destinationType</activation-config-property-name>
                      <activation-config-property-value>jakarta.jms.Queue</activation-config-property-value>
                    </activation-config-property>
                  </activation-config>
                </message-driven>
                """.formatted(type, queue);
    }

    private static final String TIMER = """
            package app;
            import jakarta.ejb.*;
            @Singleton
            @io.github.switchgear.Breaker(name = "timer")
            public class Timer {
                @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
                public void tick() {}
            }
            """;

    private static final String MADE = """
            package app;
            public class Made {
                @io.github.switchgear.Breaker(name = "made")
                public void call() {}
            }
            """;

    private static final String PRODUCING = """
            package app;
            import jakarta.enterprise.context.*;
            import jakarta.enterprise.inject.*;
            import jakarta.enterprise.inject.spi.*;
            @Dependent
            public class Producing {
                @Produces
                @ApplicationScoped
                Made make(InterceptionFactory<Made> factory) {
                    return factory.createInterceptedInstance(new Made());
                }
            }
            """;

    private static final String CALLS = """
            package app;
            import io.github.switchgear.core.*;
            import jakarta.inject.*;
            import jakarta.ws.rs.*;
            @Path("calls")
            @jakarta.enterprise.context.RequestScoped
            public class Calls {
                @Inject BreakerRegistry breakers;
                @Inject Made made;
                @Inject jakarta.jms.JMSContext messages;
                @jakarta.annotation.Resource(lookup = "java:app/orders") jakarta.jms.Queue orders;
                @jakarta.annotation.Resource(lookup = "java:app/returns") jakarta.jms.Queue returns;
                @jakarta.annotation.Resource(lookup = "java:app/complaints") jakarta.jms.Queue complaints;
                @jakarta.ejb.EJB DescribedBean described;

                @GET @Path("names")
                public String names() {
                    return breakers.all().stream().map(CircuitBreaker::name).sorted().toList().toString();
                }

                @GET @Path("rejected/{name}")
                public long rejected(@PathParam("name") String name) {
                    return breakers.find(name).orElseThrow().snapshot().totals().rejected();
                }

                @GET @Path("force-open/{name}")
                public String forceOpen(@PathParam("name") String name) {
                    breakers.find(name).orElseThrow().forceOpen(ManualOverride.because("maintenance"));
                    return name;
                }

                @GET @Path("received")
                public int received() {
                    return DescribedReceiver.received;
                }

                @GET
                public String call() {
                    messages.createProducer().send(orders, "order").send(returns, "return").send(complaints, "complaint");
                    try {
                        made.call();
                    } catch (BreakerOpenException rejected) {
                        return "rejected";
                    }
                    try {
                        described.call();
                    } catch (BreakerOpenException rejected) {
                        return "rejected";
                    }
                    return "called";
                }
            }
            """;

    private static final String API = """
            package app;
            @jakarta.ws.rs.ApplicationPath("api")
            public class Api extends jakarta.ws.rs.core.Application {}
            """;

    private static BareWildFly server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException, InterruptedException {
        Compiled.of(
                Files.createDirectories(folder.resolve("WEB-INF/classes")),
                BareWildFly.apis(),
                RECEIVER,
                DESCRIBED_RECEIVER,
                ANNOTATED_RECEIVER,
                DESCRIBED_BEAN,
                TIMER,
                MADE,
                PRODUCING,
                CALLS,
                API);
        server = BareWildFly.startAs("standalone-full.xml", "components");
        server.deploy(
                ShrinkWrap.create(WebArchive.class, "components.war")
                        .addAsLibrary(new File(URI.create(Breaker.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString())))
                        .addAsWebInfResource(new StringAsset(DESCRIPTOR), "ejb-jar.xml")
                        .as(ExplodedImporter.class)
                        .importDirectory(folder.toFile())
                        .as(WebArchive.class),
                "/components/api/calls/names");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    private static String get(String path) {
        return server.get("/components/api/calls" + path).body();
    }

    @Test
    void theirBreakersAreListed() {
        assertThat(get("/names")).isEqualTo("[annotated-receiver, described-bean, made, receiver, timer]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"annotated-receiver", "described-bean", "made", "receiver", "timer"})
    void whatIsForcedOpenIsNotCalled(String breaker) {
        assertThat(get("/force-open/" + breaker)).isEqualTo(breaker);

        get("");

        Eventually.get(PATIENCE, () -> Long.parseLong(get("/rejected/" + breaker)), rejected -> rejected > 0);
    }

    /** CDI is told of it as of a class that is no bean. */
    @Test
    void aMessageDrivenBeanByDescriptorAloneIsWarnedOfAndCalled() {
        assertThat(server.log())
                .contains(
                        "app.DescribedReceiver.onMessage(Message): @Breaker does not guard it, as its class is no bean;"
                                + " if ejb-jar.xml makes it a message-driven bean, write @MessageDriven on it, too");

        get("");

        Eventually.get(PATIENCE, () -> Integer.parseInt(get("/received")), received -> received > 0);
    }
}
