/**
 * A circuit breaker for CDI.
 *
 * <p>What an application uses is exported: {@link io.github.switchgear} with what a developer writes, and
 * {@link io.github.switchgear.core} with the breakers themselves. The rooms of {@code io.github.switchgear.cdi} are open to
 * the container, which makes beans of some of their classes, and are nobody's to compile against but the module's that adopts
 * an annotation of others.
 */
module io.github.switchgear {
    requires transitive jakarta.cdi;
    requires transitive jakarta.interceptor;
    requires static jakarta.ejb;
    requires static jakarta.validation;
    requires static org.jspecify;
    requires static io.smallrye.mutiny;
    requires static microprofile.config.api;

    exports io.github.switchgear;
    exports io.github.switchgear.core;
    exports io.github.switchgear.cdi.discovery to
            io.github.switchgear.microprofile;
    exports io.github.switchgear.cdi.guard to
            io.github.switchgear.microprofile;
    exports io.github.switchgear.cdi.plan to
            io.github.switchgear.microprofile;

    opens io.github.switchgear.cdi;
    opens io.github.switchgear.cdi.configuration;
    opens io.github.switchgear.cdi.guard;
    opens io.github.switchgear.cdi.plan;

    uses io.github.switchgear.cdi.discovery.BreakerSource;
    uses io.github.switchgear.core.KnownKeys;

    provides jakarta.enterprise.inject.spi.Extension with
            io.github.switchgear.cdi.PortableBreakerExtension;
    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            io.github.switchgear.cdi.BuildTimeBreakerExtension;
}
