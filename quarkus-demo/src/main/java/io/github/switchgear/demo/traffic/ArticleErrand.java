package io.github.switchgear.demo.traffic;

import io.github.switchgear.demo.shop.Sku;
import java.util.List;

/** Asks something about one article after the other, at a breaker for which every exception counts. */
final class ArticleErrand implements Errand {

    /** What is asked. */
    @FunctionalInterface
    interface Question {
        Verdict ask(Sku sku) throws Exception;
    }

    private final Rotation<Sku> skus = new Rotation<>(List.of(new Sku("lamp"), new Sku("kettle"), new Sku("chair")));
    private final String breaker;
    private final Question question;

    ArticleErrand(String breaker, Question question) {
        this.breaker = breaker;
        this.question = question;
    }

    @Override
    public String breaker() {
        return breaker;
    }

    @Override
    public Verdict run() throws Exception {
        return question.ask(skus.next());
    }

    @Override
    public Verdict judge(Exception thrown) {
        return Verdict.failed(thrown);
    }
}
