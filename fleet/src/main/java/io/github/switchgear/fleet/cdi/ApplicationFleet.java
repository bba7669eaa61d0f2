package io.github.switchgear.fleet.cdi;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.fleet.FleetChannel;
import io.github.switchgear.fleet.FleetChannelFactory;
import io.github.switchgear.fleet.memory.FileMemory;
import io.github.switchgear.fleet.memory.Memory;
import io.github.switchgear.fleet.node.Fleet;
import io.github.switchgear.fleet.node.FleetSettings;
import io.github.switchgear.fleet.node.FleetSettings.MemoryPlace;
import io.github.switchgear.fleet.node.Picture;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fleet's node of an application, if configuration wants one, from its start to its end. */
@Singleton
public class ApplicationFleet {

    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final BreakerRegistry registry;
    private final Configuration configuration;
    private final DataSources dataSources;

    private volatile @Nullable Fleet fleet;

    /** Takes what it works with. */
    @Inject
    public ApplicationFleet(BreakerRegistry registry, Configuration configuration, DataSources dataSources) {
        this.registry = registry;
        this.configuration = configuration;
        this.dataSources = dataSources;
    }

    /**
     * Does what is remembered.
     *
     * @throws IllegalArgumentException if something that is configured cannot be
     */
    public void start() {
        FleetSettings settings = FleetSettings.of(configuration);
        if (!settings.isOn()) {
            return;
        }
        FleetChannel channel =
                settings.name().map(name -> channel(name, settings)).orElse(null);
        Memory memory = settings.memory().map(this::memory).orElseGet(Memory::none);
        Fleet starting = new Fleet(settings, registry, memory, channel);
        fleet = starting;
        starting.start(settings.memoryWait());
    }

    /** Begins to join the others, when the application's own code has been told of the start. */
    public void started() {
        Fleet starting = fleet;
        if (starting != null) {
            starting.begin();
        }
    }

    /**
     * Tells of the fleet, a second after it was asked at most.
     *
     * @param breaker the only one that is asked for; null for all
     * @return empty where none is configured
     */
    public Optional<Picture> picture(@Nullable String breaker) {
        Fleet running = fleet;
        if (running == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(running.picture(breaker, LONGEST_WAIT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Whether one is configured, and runs. */
    public boolean isOn() {
        return fleet != null;
    }

    /**
     * Tells the fleet's name.
     *
     * @return empty where no channel is configured
     */
    public Optional<String> name() {
        return configuration.value(FleetSettings.NAME).map(String::trim);
    }

    /** None is needed where all nodes share a memory. */
    private @Nullable FleetChannel channel(String name, FleetSettings settings) {
        List<FleetChannelFactory> factories = factories();
        if (factories.size() > 1) {
            throw new DeploymentException("An application has one channel of a fleet at most, but there are "
                    + factories.stream()
                            .map(factory -> factory.getClass().getName())
                            .collect(Collectors.joining(" and "))
                    + "; leave out the jars of all but one");
        }
        if (factories.isEmpty()) {
            if (settings.memory()
                    .filter(it -> it.kind() == MemoryPlace.Kind.JDBC)
                    .isPresent()) {
                return null;
            }
            throw new DeploymentException(FleetSettings.NAME + "=" + name + " needs a channel, and there is none: add"
                    + " switchgear-fleet-jgroups or, in WildFly, switchgear-fleet-wildfly, or let nodes share a database by"
                    + " switchgear.fleet.memory=jdbc:<name of a data source>");
        }
        FleetChannel channel = factories.get(0).channel(name, settings.node(), configuration);
        settings.memory()
                .filter(it -> it.kind() == MemoryPlace.Kind.JDBC)
                .ifPresent(it -> channel.meetAt(dataSources.meetingPlace(name, settings.node(), it.place())));
        return channel;
    }

    /** By either loader: in some servers libraries of a deployment have one of their own. */
    private static List<FleetChannelFactory> factories() {
        return Stream.of(
                        ApplicationFleet.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .flatMap(loader -> ServiceLoader.load(FleetChannelFactory.class, loader).stream())
                .collect(
                        Collectors.toMap(ServiceLoader.Provider::type, ServiceLoader.Provider::get, (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    private Memory memory(MemoryPlace place) {
        return switch (place.kind()) {
            case FILE -> new FileMemory(file(place.place()));
            case JDBC -> dataSources.memory(place.place());
        };
    }

    private static Path file(String text) {
        Path file;
        try {
            file = Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(
                    "switchgear.fleet.memory=file:" + text + " is no path: " + e.getReason(), e);
        }
        Path directory = file.getParent();
        if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(file)) {
            throw new IllegalArgumentException("switchgear.fleet.memory=file:" + text
                    + " must name a file in a directory that is there, which " + directory + " is not, or no file");
        }
        return file;
    }

    /** Some containers tell nobody of a shutdown but by this. */
    void end(@Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object event) {
        end();
    }

    /** A second time does nothing. */
    @PreDestroy
    public void end() {
        Fleet ending = fleet;
        fleet = null;
        if (ending != null) {
            ending.close();
        }
    }
}
