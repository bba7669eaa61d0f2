package io.github.switchgear.containers.wildfly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.contract.Compiled;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WARs of one EAR that have Switchgear from its {@code lib} share the breakers of one name, and are told so. */
class WarsWithOneLibraryIT {

    private static final String CLIENT = """
            package app;
            @jakarta.enterprise.context.ApplicationScoped
            public class Client {
                @io.github.switchgear.Breaker
                public String call() { return "called"; }
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
                @Inject Client client;

                @GET @Path("force-open")
                public String forceOpen() {
                    breakers.all().forEach(breaker -> breaker.forceOpen(ManualOverride.because("maintenance")));
                    return "forced";
                }

                @GET
                public String call() {
                    try {
                        return client.call();
                    } catch (BreakerOpenException rejected) {
                        return "rejected";
                    }
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
        Compiled.of(Files.createDirectories(folder.resolve("WEB-INF/classes")), BareWildFly.apis(), CLIENT, CALLS, API);
        server = BareWildFly.start("one-library");
        server.deploy(
                ShrinkWrap.create(EnterpriseArchive.class, "one-library.ear")
                        .addAsLibrary(new File(URI.create(Breaker.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString())))
                        .addAsModule(war("first", folder))
                        .addAsModule(war("second", folder)),
                "/second/api/calls");
    }

    private static WebArchive war(String name, Path folder) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .as(ExplodedImporter.class)
                .importDirectory(folder.toFile())
                .as(WebArchive.class);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void whatOneForcesOpenTheOtherDoesNotCallAndTheLogNamesTheMethod() throws IOException {
        assertThat(server.get("/first/api/calls").body()).isEqualTo("called");

        server.get("/first/api/calls/force-open");

        assertThat(server.get("/second/api/calls").body()).isEqualTo("rejected");
        assertThat(Files.readString(Path.of("target", "servers", "one-library.log")))
                .contains("app.Client.call(): two modules have this class and share its breaker 'app.Client.call'");
    }
}
