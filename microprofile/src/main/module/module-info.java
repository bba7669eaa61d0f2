/**
 * MicroProfile Fault Tolerance's {@code @CircuitBreaker} adopted. An application names nothing of this module but, if it wants
 * to know more of a rejection, its exception.
 */
module io.github.switchgear.microprofile {
    requires transitive io.github.switchgear;
    requires transitive microprofile.fault.tolerance.api;
    requires jakarta.annotation;
    requires microprofile.config.api;
    requires static io.smallrye.faulttolerance.api;
    requires static micrometer.core;
    requires static microprofile.metrics.api;
    requires static org.jspecify;

    exports io.github.switchgear.microprofile;

    opens io.github.switchgear.microprofile.cdi;
    opens io.github.switchgear.microprofile.metrics;
    opens io.github.switchgear.microprofile.smallrye;

    provides io.github.switchgear.cdi.discovery.BreakerSource with
            io.github.switchgear.microprofile.cdi.AdoptedAnnotation;
    provides io.github.switchgear.core.KnownKeys with
            io.github.switchgear.microprofile.cdi.MicroProfileKeys;
    provides jakarta.enterprise.inject.spi.Extension with
            io.github.switchgear.microprofile.cdi.PortableAdoptionExtension;
    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            io.github.switchgear.microprofile.cdi.BuildTimeAdoptionExtension;
    provides org.eclipse.microprofile.config.spi.ConfigSource with
            io.github.switchgear.microprofile.cdi.AdoptionConfigSource;
}
