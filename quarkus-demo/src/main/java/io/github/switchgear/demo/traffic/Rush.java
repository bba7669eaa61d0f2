package io.github.switchgear.demo.traffic;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.BreakerSnapshot;
import io.github.switchgear.core.BreakerSnapshot.RampUp;
import io.github.switchgear.core.BreakerSnapshot.Totals;
import io.github.switchgear.core.BreakerState;
import io.github.switchgear.core.BreakerTransition;
import io.github.switchgear.demo.downstream.Downstream;
import io.github.switchgear.demo.shop.SearchClient;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Many searches a second at both search engines, which have just been started anew: which breaker brings its own back? */
@ApplicationScoped
public class Rush {
    /** At each of them. */
    public static final Rate RATE = new Rate(20);

    private static final Totals NONE = new Totals(0, 0, 0, 0, 0);
    private static final List<String> BREAKERS = List.of("search-at-once", "search-ramped");

    private final Downstream downstream;
    private final BreakerRegistry breakers;
    private final List<Callable<?>> searches;
    private final Pace pace = new Pace(this::searchAll);
    private final Map<String, Integer> openings = new ConcurrentHashMap<>();
    private final Map<String, Totals> before = new ConcurrentHashMap<>();

    /**
     * One of the breakers since the rush began.
     *
     * @param share of the calls that is let through while it ramps up; else null
     */
    public record Side(
            String breaker,
            BreakerState state,
            @Nullable Double share,
            int openings,
            long answered,
            long failed,
            long rejected) {}

    @Inject
    Rush(Downstream downstream, BreakerRegistry breakers, SearchClient search) {
        this.downstream = downstream;
        this.breakers = breakers;
        this.searches = List.of(search::searchAtOnce, search::searchRamped);
    }

    void count(@Observes BreakerTransition change) {
        if (change.to() == BreakerState.OPEN && BREAKERS.contains(change.breaker())) {
            openings.merge(change.breaker(), 1, Integer::sum);
        }
    }

    void stop(@Observes ShutdownEvent stopping) {
        pace.close();
    }

    public boolean isRunning() {
        return pace.rate().perSecond() > 0;
    }

    /** Starts both search engines anew and sends the traffic, once more if it was there already. */
    public synchronized void start() {
        downstream.restartSearch();
        forget();
        pace.setRate(RATE);
    }

    public synchronized void stop() {
        pace.setRate(new Rate(0));
    }

    public List<Side> sides() {
        return BREAKERS.stream().map(this::side).toList();
    }

    private Side side(String name) {
        BreakerSnapshot now = snapshot(name);
        Totals then = before.getOrDefault(name, NONE);
        RampUp ramp = now.rampUp();
        return new Side(
                name,
                now.state(),
                ramp == null ? null : ramp.share(),
                openings.getOrDefault(name, 0),
                now.totals().succeeded() - then.succeeded(),
                now.totals().failed() - then.failed(),
                now.totals().rejected() - then.rejected());
    }

    private BreakerSnapshot snapshot(String name) {
        return breakers.find(name).orElseThrow().snapshot();
    }

    private void forget() {
        BREAKERS.forEach(name -> before.put(name, snapshot(name).totals()));
        openings.clear();
    }

    private void searchAll() {
        for (Callable<?> search : searches) {
            try {
                search.call();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception counted) {
                // A failure and a rejection are in the totals of its breaker, which is all that the page shows.
            }
        }
    }
}
