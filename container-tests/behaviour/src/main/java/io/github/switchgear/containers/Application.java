package io.github.switchgear.containers;

import io.github.switchgear.Breaker;
import io.github.switchgear.admin.SwitchgearAdmin;
import io.github.switchgear.containers.concurrency.ConcurrencyApplication;
import io.github.switchgear.containers.enterprise.EnterpriseApplication;
import io.github.switchgear.containers.enterprise.ejb.StatelessBean;
import io.github.switchgear.containers.enterprise.lib.SharedClient;
import io.github.switchgear.containers.golden.GoldenApplication;
import io.github.switchgear.containers.loaded.LoadedResource;
import io.github.switchgear.containers.microprofile.MicroProfileApplication;
import io.github.switchgear.containers.shop.ShopApplication;
import io.github.switchgear.containers.tolerance.ToleranceApplication;
import io.github.switchgear.contract.misused.Misuse;
import io.github.switchgear.fleet.cdi.PortableFleetExtension;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Version;
import io.github.switchgear.microprofile.cdi.PortableAdoptionExtension;
import io.github.switchgear.telemetry.cdi.PortableTelemetryExtension;
import io.smallrye.mutiny.Uni;
import java.io.File;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * What is deployed.
 *
 * @param title its name, fit for files and paths
 * @param configuration what is to be configured, by whatever means a container has for it
 * @param packages those of its classes
 * @param libraries one class of each library that it has beside the jars of Switchgear
 * @param ejbs the packages of its EJB jar, if it is an EAR
 * @param shared the packages of the jar that the modules of the EAR share
 * @param guarded whether it has the jars of Switchgear
 */
public record Application(
        String title,
        Map<String, String> configuration,
        List<Package> packages,
        List<Class<?>> libraries,
        List<Package> ejbs,
        List<Package> shared,
        boolean guarded) {

    private static final String CONFIGURATION = "META-INF/microprofile-config.properties";

    /** The shop as it is, with monitoring, and with a memory of what operators decide. */
    public static final Application SHOP = new Application(
            "shop",
            Map.of(Memories.KEY, Memories.with("shop", List.of())),
            List.of(ShopApplication.class.getPackage()),
            List.of(PortableTelemetryExtension.class, PortableFleetExtension.class));

    /** What somebody is to have decided before {@link #CONFIGURED} is started. */
    private static final Decision BEFORE = new Decision(
            new Subject("branches", null, Subject.Slot.PRESENT),
            Decision.Kind.FORCED_OPEN,
            "the bank is closed",
            "ann",
            Instant.EPOCH,
            null,
            new Version(0, 1, "another-node"));

    /** The shop, with its breakers and what operators may do configured, and one that is forced open since before its start. */
    public static final Application CONFIGURED = new Application(
            "configured",
            Map.of(
                    Memories.KEY,
                    Memories.with("configured", List.of(BEFORE)),
                    "switchgear.breaker.shipping.retry-timer",
                    "7s",
                    "switchgear.defaults.allowed-fails",
                    "9",
                    "switchgear.breaker.suppliers.enabled",
                    "false",
                    "switchgear.admin.access",
                    "read",
                    "switchgear.admin.roles.read",
                    "**"),
            SHOP.packages,
            List.of(PortableFleetExtension.class));

    /** The shop, with a part that many may use at once. */
    public static final Application LOADED = new Application(
            "loaded",
            Map.of(),
            List.of(ShopApplication.class.getPackage(), LoadedResource.class.getPackage()),
            List.of());

    /** One that leaves rejections to the admin module, with monitoring: all that a deployment has to let go of when it ends. */
    public static final Application GOLDEN = new Application(
            "golden",
            Map.of("switchgear.admin.map-rejections", "true"),
            List.of(GoldenApplication.class.getPackage()),
            List.of(PortableTelemetryExtension.class));

    /** One that no container may deploy. */
    public static final Application MISUSED = new Application(
            "misused",
            Map.of(),
            List.of(GoldenApplication.class.getPackage(), Misuse.class.getPackage()),
            List.of(Uni.class));

    /** One for the servers that have MicroProfile's REST client and its Fault Tolerance. */
    public static final Application MICROPROFILE = new Application(
            "microprofile",
            Map.of("warehouse/mp-rest/url", "${warehouse.url}"),
            List.of(MicroProfileApplication.class.getPackage()),
            List.of());

    /** One for the servers that have Jakarta Concurrency. */
    public static final Application CONCURRENCY =
            new Application("concurrency", Map.of(), List.of(ConcurrencyApplication.class.getPackage()), List.of());

    /** An EAR, for the servers that take one. */
    public static final Application ENTERPRISE = new Application(
            "enterprise",
            Map.of(
                    "switchgear.breaker.shared.retry-timer", "8m",
                    "switchgear.breaker.stateless.retry-timer", "8m",
                    "switchgear.breaker.web.retry-timer", "8m"),
            List.of(EnterpriseApplication.class.getPackage()),
            List.of(),
            List.of(StatelessBean.class.getPackage()),
            List.of(SharedClient.class.getPackage()),
            true);

    /** One for the servers that have MicroProfile Fault Tolerance, which it guards its methods with, as it was before Switchgear. */
    public static final Application BEFORE_ADOPTION = tolerance("before-adoption", List.of(), false);

    /** The very same with Switchgear's jars beside it, which adopts its breakers. */
    public static final Application ADOPTED = tolerance("adopted", List.of(PortableAdoptionExtension.class), true);

    /** The very same after Switchgear was taken out again. */
    public static final Application AFTER_ADOPTION = tolerance("after-adoption", List.of(), false);

    public Application {
        configuration = Map.copyOf(configuration);
        packages = List.copyOf(packages);
        libraries = List.copyOf(libraries);
        ejbs = List.copyOf(ejbs);
        shared = List.copyOf(shared);
    }

    /** A WAR. */
    public Application(
            String title, Map<String, String> configuration, List<Package> packages, List<Class<?>> libraries) {
        this(title, configuration, packages, libraries, List.of(), List.of(), true);
    }

    private static Application tolerance(String title, List<Class<?>> libraries, boolean guarded) {
        String beans = ToleranceApplication.class.getPackageName() + ".";
        return new Application(
                title,
                Map.of(
                        beans + "Rules/configured/CircuitBreaker/requestVolumeThreshold", "2",
                        beans + "Rules/configuredDelay/CircuitBreaker/delay", "50",
                        beans + "Rules/configuredUnit/CircuitBreaker/delayUnit", "MILLIS",
                        beans + "Rules/disabled/CircuitBreaker/enabled", "false",
                        beans + "OnClass/CircuitBreaker/failureRatio", "1"),
                List.of(ToleranceApplication.class.getPackage()),
                libraries,
                List.of(),
                List.of(),
                guarded);
    }

    /** Whether it is guarded by MicroProfile Fault Tolerance alone, or by that and what has adopted its breakers. */
    public boolean needsFaultTolerance() {
        return packages.contains(ToleranceApplication.class.getPackage());
    }

    /** Its configuration as options of a virtual machine. */
    public List<String> configurationAsSystemProperties() {
        return configuration.entrySet().stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .sorted()
                .toList();
    }

    /** Its configuration as the content of a properties file. */
    public String configurationAsProperties() {
        return configuration.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    /**
     * As a WAR with nothing but the unchanged jars in its {@code WEB-INF/lib}, if any, without a {@code beans.xml} and with the
     * {@code web.xml} that the container's module has: as little as a user may do. The configuration is not in it.
     */
    public WebArchive war() {
        WebArchive war = web();
        if (guarded) {
            war.addAsLibrary(Libraries.with(Breaker.class));
        }
        libraryFiles().forEach(war::addAsLibrary);
        return war;
    }

    /** Its libraries as they are released. */
    public List<File> libraryFiles() {
        return libraries.stream().map(Libraries::with).toList();
    }

    private WebArchive web() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, title + ".war")
                .setWebXML(new StringAsset(Resources.text("web.xml")));
        if (guarded) {
            war.addAsLibrary(Libraries.with(SwitchgearAdmin.class));
        }
        packages.forEach(war::addPackage);
        return war;
    }

    /**
     * As a jar of beans for a class path, with an index of its classes as Jandex' plugin makes it for a user. Neither libraries
     * nor configuration are in it.
     */
    public JavaArchive jar() {
        JavaArchive jar = jar(title, packages).addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
        return jar.addAsManifestResource(new ByteArrayAsset(Libraries.indexOf(jar)), "jandex.idx");
    }

    /** As a WAR with its configuration in MicroProfile Config's file. */
    public WebArchive configuredWar() {
        return war().addAsResource(asset(configurationAsProperties()), CONFIGURATION);
    }

    /**
     * As an EAR without a descriptor: the extension is in its {@code lib}, for all modules, and the admin module in the
     * {@code WEB-INF/lib} of the one WAR. The configuration is in a jar of {@code lib}; the WAR has some of its own, which
     * nobody reads.
     */
    public EnterpriseArchive ear() {
        return ShrinkWrap.create(EnterpriseArchive.class, title + ".ear")
                .addAsLibrary(Libraries.with(Breaker.class))
                .addAsLibrary(jar("shared", shared).addAsResource(asset(configurationAsProperties()), CONFIGURATION))
                .addAsModule(jar("ejbs", ejbs))
                .addAsModule(web().addAsResource(asset("switchgear.breaker.web-ejb.retry-timer=1s"), CONFIGURATION));
    }

    private static JavaArchive jar(String name, List<Package> packages) {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, name + ".jar");
        packages.forEach(jar::addPackage);
        return jar;
    }

    private static StringAsset asset(String text) {
        return new StringAsset(text);
    }

    /** As what it is: an EAR or a {@linkplain #configuredWar() configured} WAR. */
    public Archive<?> archive() {
        return ejbs.isEmpty() ? configuredWar() : ear();
    }

    /** The same for containers without MicroProfile Config: without its configuration. */
    public Archive<?> unconfiguredArchive() {
        return ejbs.isEmpty() ? war() : ear();
    }
}
