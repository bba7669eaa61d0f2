package io.github.switchgear.demo.traffic;

import io.github.switchgear.core.BreakerOpenException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The shop's own steady traffic: every errand in its turn, at a rate that can be changed while it runs. */
@ApplicationScoped
public class Traffic {
    private final Rotation<Errand> errands;
    private final CallLog log;
    private final Rate initialRate;
    private final Pace pace = new Pace(this::runNext);

    @Inject
    Traffic(
            StockErrand stock,
            CatalogErrand catalog,
            PaymentErrand payment,
            SiteErrand sites,
            ArticleErrands others,
            CallLog log,
            @ConfigProperty(name = "shop.traffic.rate", defaultValue = "8") int initialRate) {
        this.errands = new Rotation<>(Stream.concat(Stream.of(stock, catalog, payment, sites), others.all().stream())
                .toList());
        this.log = log;
        this.initialRate = new Rate(initialRate);
    }

    void start(@Observes StartupEvent started) {
        pace.setRate(initialRate);
    }

    void stop(@Observes ShutdownEvent stopping) {
        pace.close();
    }

    public Rate rate() {
        return pace.rate();
    }

    public void setRate(Rate rate) {
        pace.setRate(rate);
    }

    /** How many calls were left out because every thread of the traffic was waiting for the downstream. */
    public long leftOut() {
        return pace.leftOut();
    }

    private void runNext() {
        Errand errand = errands.next();
        long start = System.nanoTime();
        try {
            Verdict verdict = verdict(errand);
            log.add(Instant.now(), errand.breaker(), verdict, Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Verdict verdict(Errand errand) throws InterruptedException {
        try {
            return errand.run();
        } catch (BreakerOpenException rejected) {
            return Verdict.rejected(rejected);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Exception thrown) {
            return errand.judge(thrown);
        }
    }
}
