package io.github.switchgear.quarkus;

import io.quarkus.test.QuarkusUnitTest;
import java.util.Map;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Applications that have a test's own beans and nothing of the demo. */
final class Deployment {

    private static final Logger EXTENSION_LOG = Logger.getLogger("io.github.switchgear.cdi");

    private Deployment() {}

    /** One that must not be built; the container's own print of the failure is kept off the console. */
    static QuarkusUnitTest refused(Consumer<Throwable> assertion, QuarkusUnitTest application) {
        return application
                .assertException(assertion)
                .setBeforeAllCustomizer(() -> EXTENSION_LOG.setLevel(Level.OFF))
                .setAfterAllCustomizer(() -> EXTENSION_LOG.setLevel(null));
    }

    /** An application of these classes and what is nested in them; it logs neither transitions nor information. */
    static QuarkusUnitTest of(Class<?>... classes) {
        return quiet(archive -> archive.addClasses(classes));
    }

    /** An application of all beans in the packages of some classes, those of the contract for example. */
    static QuarkusUnitTest ofPackages(Class<?>... oneOfEachPackage) {
        return quiet(archive -> {
            for (Class<?> one : oneOfEachPackage) {
                archive.addPackage(one.getPackage());
            }
        });
    }

    /** An application with configuration that is read when it starts. */
    static QuarkusUnitTest configured(Map<String, String> keys, QuarkusUnitTest application) {
        keys.forEach(application::overrideRuntimeConfigKey);
        return application;
    }

    private static QuarkusUnitTest quiet(Consumer<JavaArchive> content) {
        return new QuarkusUnitTest()
                // The extension's package-private types must have the class loader of the code generated for them.
                .setFlatClassPath(true)
                .withApplicationRoot(archive -> content.accept(archive.addClass(Deployment.class)))
                .overrideConfigKey("quarkus.http.test-port", "0")
                .overrideConfigKey("quarkus.banner.enabled", "false")
                .overrideConfigKey("quarkus.log.level", "WARN")
                .overrideConfigKey("quarkus.log.category.\"io.github.switchgear\".level", "ERROR");
    }
}
