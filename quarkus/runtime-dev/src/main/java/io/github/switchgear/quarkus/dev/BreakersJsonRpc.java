package io.github.switchgear.quarkus.dev;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.operation.Intervention;
import io.github.switchgear.admin.operation.Named;
import io.github.switchgear.admin.operation.Operations;
import io.github.switchgear.admin.operation.Refusal;
import io.github.switchgear.core.BreakerState;
import io.quarkus.runtime.annotations.JsonRpcDescription;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What Dev UI shows and does. It sees and operates breakers as REST does, by the same {@link Operations} and in the same
 * {@link BreakerJson}, and signs nobody in: Dev UI itself answers nobody but the developer's own machine. Safe for use by any number
 * of threads.
 */
@ApplicationScoped
@NonBlocking
public class BreakersJsonRpc {

    /** Who the history says it was. */
    static final String ACTOR = "Dev UI";

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Inject
    Operations operations;

    @Inject
    BreakerJson json;

    private volatile boolean ended;

    /** Or streams would go on looking for breakers while there is no application, between one and the next. */
    @PreDestroy
    void end() {
        ended = true;
    }

    /**
     * Whether something was done.
     *
     * @param refusal why not, as a sentence; empty if it was
     */
    public record Answer(String refusal) {}

    /**
     * Shows all breakers.
     *
     * @return a JSON array of what REST answers for each
     */
    @JsonRpcDescription("All circuit breakers of the application with state, settings and counts, as JSON")
    public String breakers() {
        return operations.list().stream()
                .map(view -> text(json.one(view, List.of())))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Shows all breakers again and again.
     *
     * @return as {@link #breakers()}, at first and whenever it is another
     */
    public Multi<String> changes() {
        return looks(this::breakers);
    }

    /**
     * Counts them for the card.
     *
     * @return how many there are and how many let no calls through, whenever it is another
     */
    public Multi<String> summary() {
        return looks(this::count);
    }

    /** A look that is due while the one before still lasts is left out. */
    private Multi<String> looks(Supplier<String> look) {
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(0L),
                        Multi.createFrom()
                                .ticks()
                                .every(LOOK_EVERY)
                                .onOverflow()
                                .drop())
                .select()
                .first(tick -> !ended)
                .map(tick -> look.get())
                .skip()
                .repetitions();
    }

    private String count() {
        List<BreakerState> states =
                operations.list().stream().map(view -> view.snapshot().state()).toList();
        long open = states.stream()
                .filter(state -> state == BreakerState.OPEN || state == BreakerState.FORCED_OPEN)
                .count();
        return open == 0 ? Integer.toString(states.size()) : open + " of " + states.size() + " open";
    }

    /**
     * Tells what happened to a breaker.
     *
     * @param name its exact name
     * @return a JSON array of its last transitions, newest first
     */
    @JsonRpcDescription("The last transitions of a circuit breaker, newest first, as JSON")
    public String history(@JsonRpcDescription("The breaker's exact name") String name) {
        return operations.history(Named.breaker(name)).stream()
                .map(transition -> text(json.transition(transition)))
                .collect(Collectors.joining(",", "[", "]"));
    }

    /**
     * Closes a breaker.
     *
     * @param name its exact name
     * @return whether it was done
     */
    @JsonRpcDescription("Closes a circuit breaker and zeroes its count of failures")
    public Answer reset(@JsonRpcDescription("The breaker's exact name") String name) {
        return answer(() -> operations.reset(Named.breaker(name), Intervention.by(ACTOR)));
    }

    /**
     * Hands a forced breaker back to its automatic machine.
     *
     * @param name its exact name
     * @return whether it was done
     */
    @JsonRpcDescription("Hands a forced circuit breaker back to its automatic machine")
    public Answer release(@JsonRpcDescription("The breaker's exact name") String name) {
        return answer(() -> operations.release(Named.breaker(name), Intervention.by(ACTOR)));
    }

    /**
     * Has a breaker reject all calls.
     *
     * @param name its exact name
     * @param reason why
     * @return whether it was done
     */
    @JsonRpcDescription("Has a circuit breaker reject all calls until it is released")
    public Answer forceOpen(
            @JsonRpcDescription("The breaker's exact name") String name, @JsonRpcDescription("Why") String reason) {
        return answer(() ->
                operations.forceOpen(Named.breaker(name), Intervention.by(ACTOR).because(reason)));
    }

    /**
     * Has a breaker let all calls through.
     *
     * @param name its exact name
     * @param reason why
     * @return whether it was done
     */
    @JsonRpcDescription("Has a circuit breaker let all calls through until it is released")
    public Answer forceClosed(
            @JsonRpcDescription("The breaker's exact name") String name, @JsonRpcDescription("Why") String reason) {
        return answer(() -> operations.forceClosed(
                Named.breaker(name), Intervention.by(ACTOR).because(reason)));
    }

    private static Answer answer(Runnable operation) {
        try {
            operation.run();
            return new Answer("");
        } catch (Refusal refusal) {
            return new Answer(refusal.sentence());
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
