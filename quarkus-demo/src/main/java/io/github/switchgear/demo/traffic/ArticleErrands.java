package io.github.switchgear.demo.traffic;

import io.github.switchgear.core.BreakerOpenException;
import io.github.switchgear.demo.shop.Delivery;
import io.github.switchgear.demo.shop.DeliveryClient;
import io.github.switchgear.demo.shop.PriceClient;
import io.github.switchgear.demo.shop.RecommendationClient;
import io.github.switchgear.demo.shop.ReviewClient;
import io.github.switchgear.demo.shop.ShippingClient;
import io.github.switchgear.demo.shop.ShippingCost;
import io.github.switchgear.demo.shop.Sku;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** What else is asked about articles, each at a breaker with an ability of its own. */
@ApplicationScoped
class ArticleErrands {
    private final RecommendationClient recommendations;
    private final ShippingClient shipping;
    private final ReviewClient reviews;
    private final PriceClient prices;
    private final DeliveryClient delivery;

    @Inject
    ArticleErrands(
            RecommendationClient recommendations,
            ShippingClient shipping,
            ReviewClient reviews,
            PriceClient prices,
            DeliveryClient delivery) {
        this.recommendations = recommendations;
        this.shipping = shipping;
        this.reviews = reviews;
        this.prices = prices;
        this.delivery = delivery;
    }

    List<Errand> all() {
        return List.of(
                new ArticleErrand(
                        "recommendations",
                        sku -> Verdict.succeeded(sku + " goes with "
                                + recommendations.matching(sku).with())),
                new ArticleErrand("shipping", this::shippingCost),
                new ArticleErrand(
                        "reviews", sku -> Verdict.succeeded(reviews.rating(sku).stars() + " stars for " + sku)),
                new ArticleErrand("prices", this::price),
                new ArticleErrand("delivery", this::deliveryTime));
    }

    private Verdict shippingCost(Sku sku) throws Exception {
        long start = System.nanoTime();
        ShippingCost cost = shipping.cost(sku);
        long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
        String told = cost.cents() + " cents to ship " + sku;
        return millis > ShippingClient.SLOW_CALL
                ? Verdict.failed(told + ", but later than " + ShippingClient.SLOW_CALL + " ms")
                : Verdict.succeeded(told);
    }

    /** The traffic waits for the stage, which tells of a rejection as of any other failure. */
    private Verdict price(Sku sku) throws Exception {
        try {
            return Verdict.succeeded(
                    sku + " at " + prices.price(sku).toCompletableFuture().get().cents() + " cents");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof BreakerOpenException rejected) {
                return Verdict.rejected(rejected);
            }
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }

    private Verdict deliveryTime(Sku sku) throws Exception {
        Delivery time = delivery.time(sku);
        String told = sku + " arrives in " + time.days() + " days";
        return time.guessedFor() == null ? Verdict.succeeded(told) : Verdict.answeredInstead(time.guessedFor(), told);
    }
}
