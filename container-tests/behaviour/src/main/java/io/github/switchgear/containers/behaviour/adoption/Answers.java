package io.github.switchgear.containers.behaviour.adoption;

import io.github.switchgear.containers.Deployed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What an application has answered. */
final class Answers {

    private static final int FIRST_CALLS = 10;

    private Answers() {}

    /** Of the rows, in their order; they are played at the same time, as each has breakers of its own. */
    static Map<Row, String> of(Deployed application, List<Row> rows) {
        ExecutorService players = Executors.newCachedThreadPool();
        try {
            warmUp(application);
            Map<Row, CompletableFuture<String>> plays = new LinkedHashMap<>();
            rows.forEach(row ->
                    plays.put(row, CompletableFuture.supplyAsync(() -> Play.of(application, row), players)));
            Map<Row, String> answers = new LinkedHashMap<>();
            plays.forEach((row, play) -> answers.put(row, play.join()));
            return answers;
        } finally {
            players.shutdownNow();
        }
    }

    /** What a server does for the first time takes it long, and longer for many callers at once. */
    private static void warmUp(Deployed application) {
        for (int call = 0; call < FIRST_CALLS; call++) {
            Play.of(application, Rows.FIRST);
        }
    }
}
