/**
 * What operators decide, for all replicas of an application and over their restarts. An application names nothing of this module; who
 * brings another carrier of messages implements what is exported.
 */
module io.github.switchgear.fleet {
    requires transitive io.github.switchgear;
    requires jakarta.annotation;
    requires java.naming;
    requires java.sql;
    requires static io.github.switchgear.admin;
    requires static org.jspecify;

    exports io.github.switchgear.fleet;

    opens io.github.switchgear.fleet.admin;
    opens io.github.switchgear.fleet.cdi;

    uses io.github.switchgear.fleet.FleetChannelFactory;

    provides io.github.switchgear.core.KnownKeys with
            io.github.switchgear.fleet.cdi.FleetKeys;
    provides jakarta.enterprise.inject.spi.Extension with
            io.github.switchgear.fleet.cdi.PortableFleetExtension;
    provides jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension with
            io.github.switchgear.fleet.cdi.BuildTimeFleetExtension;
}
