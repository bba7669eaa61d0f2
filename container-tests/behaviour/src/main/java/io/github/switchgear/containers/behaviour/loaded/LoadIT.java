package io.github.switchgear.containers.behaviour.loaded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Admin;
import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployed;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Warehouse;
import io.github.switchgear.containers.Warehouse.Behaviour;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds for one call at a time holds for many, whatever happens to the downstream service and whatever operators do. */
@Tag("load")
class LoadIT {

    private static final int CONNECTIONS = 200;

    /** Both of what operators do, with some time before, between and after. */
    private static final int ROUND = 12;

    /** So many of each that what is wrong once in a while would have been. */
    private static final int ENOUGH_ANSWERS = 100;

    private static final int ENOUGH_PROBES = 10;

    private static final int MOST_SECONDS = 60;

    private static final String BREAKER = "loaded";
    private static final String SUCCESS = "200 " + Behaviour.HEALTHY.body();
    private static final String FAILURE = "500 " + Behaviour.BROKEN.body();
    private static final String OPEN = "503 loaded is OPEN";
    private static final String HALF_OPEN = "503 loaded is HALF_OPEN";
    private static final String FORCED_OPEN = "503 loaded is FORCED_OPEN";

    /** The application's own word for a connection to its downstream service that broke. */
    private static final String NO_CONNECTION = "502 ";

    private final Shelf shelf = new Shelf();
    private final Deployed deployed = Deployments.of(Application.LOADED);
    private final Admin admin = deployed.admin();

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void inUpsAndDownsEachCallIsCountedOnceAndProbesComeOneAtATime() throws InterruptedException {
        Warehouse.INSTANCE.lends(Shelf.PATH, shelf);
        Load load = Load.begin(deployed.api().resolve("loaded"), CONNECTIONS);
        for (int second = 0; second < MOST_SECONDS && !(second % ROUND == 0 && isEnough(load)); second++) {
            shelf.becomes(second % 2 == 0 ? Behaviour.HEALTHY : Behaviour.BROKEN);
            operate(second);
            Eventually.pause(Duration.ofSeconds(1));
        }
        load.end();

        Map<String, Long> answers = load.answers();
        assertThat(answers).containsKeys(SUCCESS, FAILURE, OPEN, HALF_OPEN, FORCED_OPEN);
        assertThat(answers.keySet()).allMatch(LoadIT::isExpected);
        long succeeded = answers.get(SUCCESS);
        long failed = count(answers, LoadIT::isFailure);
        long rejected = count(answers, LoadIT::isRejection);
        assertThat(succeeded + failed + rejected).isEqualTo(load.sent());

        JsonObject totals = admin.breaker(BREAKER).getJsonObject("totals");
        assertThat(totals.getJsonNumber("succeeded").longValue()).isEqualTo(succeeded);
        assertThat(totals.getJsonNumber("failed").longValue()).isEqualTo(failed);
        assertThat(totals.getJsonNumber("rejected").longValue()).isEqualTo(rejected);
        assertThat(totals.getJsonNumber("neutral").longValue()).isZero();

        assertThat(shelf.requests()).isBetween(succeeded + answers.get(FAILURE), succeeded + failed);
        assertThat(shelf.probes()).isPositive();
        assertThat(shelf.mostProbesAtOneTime()).isEqualTo(1);
    }

    private boolean isEnough(Load load) {
        Map<String, Long> answers = load.answers();
        return shelf.probes() >= ENOUGH_PROBES
                && Stream.of(SUCCESS, FAILURE, OPEN, HALF_OPEN, FORCED_OPEN)
                        .allMatch(kind -> answers.getOrDefault(kind, 0L) >= ENOUGH_ANSWERS);
    }

    /** Takes the breaker out of the machine's hands for a few seconds, and gives it back, twice in each round. */
    private void operate(int second) {
        switch (second % ROUND) {
            case 3 -> admin.operate(BREAKER, "force-open", "{\"reason\": \"maintenance\"}");
            case 8 -> admin.operate(BREAKER, "force-closed", "{\"reason\": \"a look at the errors\"}");
            case 5, 10 -> admin.operate(BREAKER, "release", "{}");
            default -> {
                // Nobody is there.
            }
        }
    }

    private static boolean isExpected(String answer) {
        return answer.equals(SUCCESS) || isFailure(answer) || isRejection(answer);
    }

    private static boolean isFailure(String answer) {
        return answer.equals(FAILURE) || answer.startsWith(NO_CONNECTION);
    }

    private static boolean isRejection(String answer) {
        return answer.equals(OPEN) || answer.equals(HALF_OPEN) || answer.equals(FORCED_OPEN);
    }

    private static long count(Map<String, Long> answers, Predicate<String> which) {
        return answers.entrySet().stream()
                .filter(answer -> which.test(answer.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
