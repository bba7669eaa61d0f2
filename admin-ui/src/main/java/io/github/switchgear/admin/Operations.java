package io.github.switchgear.admin;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.core.CircuitBreaker;
import io.github.switchgear.core.ManualOverride;
import io.github.switchgear.core.Registration;
import io.github.switchgear.core.StaleGenerationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What operators do to breakers, exactly once or not at all, and noted for the audit as it was. */
@ApplicationScoped
public class Operations {

    private static final String NOBODY = "anonymous";

    /** One for each breaker, held while something is compared and then changed. */
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    @Inject
    BreakerRegistry registry;

    @Inject
    AttemptNotes notes;

    @Inject
    Preconditions preconditions;

    /** Refuses to operate a breaker that does nothing. */
    void requireEnabled(CircuitBreaker breaker) {
        notes.before(breaker.state());
        if (!isEnabled(breaker)) {
            throw Problem.exception(
                    Status.CONFLICT,
                    "Breaker '" + breaker.name() + "' is disabled by configuration: calls go through it unguarded,"
                            + " whatever is done to it");
        }
    }

    private boolean isEnabled(CircuitBreaker breaker) {
        return registry.describe(breaker.name()).orElseThrow().enabled();
    }

    /** Reads what was sent and notes the reason at once: an attempt that is refused for anything tells why it was made. */
    Body read(InputStream body, Map<String, Body.Kind> fields) {
        Body sent = Body.read(body, fields);
        notes.reason(Intervention.given(sent));
        return sent;
    }

    static String actor(SecurityContext caller) {
        return SignedIn.name(caller).orElse(NOBODY);
    }

    /** Does it if the breaker is as the caller has seen it. */
    void change(
            CircuitBreaker breaker,
            @Nullable String ifMatch,
            ManualOverride by,
            BiConsumer<CircuitBreaker, ManualOverride> action) {
        if (ifMatch == null) {
            change(breaker, by, action);
            return;
        }
        // The generation is compared and the breaker changed in one step; settings have no generation.
        synchronized (lock(breaker)) {
            try {
                change(
                        breaker,
                        preconditions.seen(breaker, ifMatch).map(by::expecting).orElse(by),
                        action);
            } catch (StaleGenerationException stale) {
                throw preconditions.unseen(breaker, ifMatch);
            }
        }
    }

    private Object lock(CircuitBreaker breaker) {
        return locks.computeIfAbsent(breaker.name(), name -> new Object());
    }

    /** What is noted is the very transition that this thread caused, whatever others do meanwhile. */
    private void change(CircuitBreaker breaker, ManualOverride by, BiConsumer<CircuitBreaker, ManualOverride> action) {
        Thread here = Thread.currentThread();
        AtomicReference<@Nullable BreakerTransition> caused = new AtomicReference<>();
        try (Registration listening = breaker.onTransition(transition -> {
            if (Thread.currentThread() == here) {
                caused.set(transition);
            }
        })) {
            Objects.requireNonNull(listening);
            action.accept(breaker, by);
        }
        BreakerTransition change = caused.get();
        if (change != null) {
            notes.before(change.from());
        }
        notes.after(change == null ? breaker.state() : change.to());
    }

    void changeSettings(CircuitBreaker breaker, @Nullable String ifMatch, ManualOverride by, SettingsPatch patch) {
        // Else one of two that change different settings at once would undo the other's.
        synchronized (lock(breaker)) {
            BreakerSettings settings = patch.appliedTo(breaker.settings());
            change(breaker, ifMatch, by, (it, why) -> it.reconfigure(settings, why));
        }
    }

    /** Resets all but disabled breakers, and tells how many. */
    int resetAll(ManualOverride by) {
        List<CircuitBreaker> enabled =
                registry.all().stream().filter(this::isEnabled).toList();
        enabled.forEach(breaker -> breaker.reset(by));
        return enabled.size();
    }
}
