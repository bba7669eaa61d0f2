package io.github.switchgear.containers.tck;

import static org.testng.Assert.assertEquals;
import static org.testng.Assert.assertTrue;

import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.testng.Arquillian;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.testng.annotations.Test;

/** Where the jars are in place, the specification's tests are answered by Switchgear's breakers. */
public class AdoptedIT extends Arquillian {

    @Inject
    Client client;

    @Inject
    BreakerRegistry breakers;

    /** A bean as those of the specification's tests are. */
    @ApplicationScoped
    public static class Client {

        /** Answers. */
        @CircuitBreaker
        public String call() {
            return "answer";
        }
    }

    /** Deployed as the specification's tests are. */
    @Deployment
    public static WebArchive application() {
        return ShrinkWrap.create(WebArchive.class, "adopted.war").addClasses(AdoptedIT.class, Client.class);
    }

    /** A call is counted by Switchgear. */
    @Test
    public void callsGoThroughSwitchgear() {
        String name = Client.class.getName() + ".call";

        assertEquals(client.call(), "answer");

        BreakerDescription description = breakers.describe(name).orElseThrow();
        assertEquals(description.guardedBy(), Guardian.SWITCHGEAR);
        assertTrue(description.enabled());
        assertEquals(breakers.find(name).orElseThrow().snapshot().totals().succeeded(), 1);
    }
}
