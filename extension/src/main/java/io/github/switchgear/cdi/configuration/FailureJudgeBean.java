package io.github.switchgear.cdi.configuration;

import io.github.switchgear.FailureJudge;
import java.util.function.Predicate;

/** A {@link FailureJudge} bean as the core sees it. */
final class FailureJudgeBean implements Predicate<Throwable> {

    private final NamedBean<FailureJudge> bean;

    public FailureJudgeBean(ValidatorLookup beans, Class<? extends FailureJudge> type) {
        this.bean = new NamedBean<>(beans, type);
    }

    /** One that is shown and compared, but never asked: of an annotation, before there are beans. */
    static FailureJudgeBean described(Class<? extends FailureJudge> type) {
        return new FailureJudgeBean(FailureJudgeBean::none, type);
    }

    private static <T> T none(Class<T> type) {
        throw new IllegalStateException(type + " is asked before the container has beans");
    }

    @Override
    public boolean test(Throwable thrown) {
        return bean.get().isFailure(thrown);
    }

    /** Names it in the settings. */
    @Override
    public String toString() {
        return bean.toString();
    }
}
