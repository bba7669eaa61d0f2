package io.github.switchgear.cdi.plan;

import io.github.switchgear.BreakerKeyResolver;
import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.core.BreakerDescription.Guardian;
import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.KeyedBreakers;
import io.github.switchgear.core.SettingName;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody has written of a breaker, in whichever words: all that anybody needs to know of the annotation. */
public interface BreakerDeclaration {

    /** What is written; all of its members can be read. */
    Annotation annotation();

    /** The breaker's name; empty where the guarded method gives it one. */
    String name();

    /** The name of the method that answers for the guarded one; empty where none does. */
    String fallbackMethod();

    /** The bean that judges results, if one does. */
    Optional<Class<? extends ResultValidator<?>>> validator();

    /** The bean that judges exceptions, if one does. */
    Optional<Class<? extends FailureJudge>> failureJudge();

    /** The bean that tells the key of each call, if one does. */
    default Optional<Class<? extends BreakerKeyResolver>> keyedBy() {
        return Optional.empty();
    }

    /** How many keys are tracked at most, where there are keys; what {@link #problems} tells to be wrong is the default. */
    default int maxKeys() {
        return KeyedBreakers.DEFAULT_MAX_KEYS;
    }

    /** Whether that limit is spoken of. */
    default boolean speaksOfMaxKeys() {
        return false;
    }

    /**
     * The settings, but for the validator, which only the container can resolve; a failure judge is one in name alone, since
     * it excludes other settings. What {@link #problems} tells to be wrong is left out where it could not be told of twice.
     */
    BreakerSettings.Builder settings();

    /** Whether a setting is spoken of, and so stronger than a default from configuration. */
    boolean speaksOf(SettingName setting);

    /** The members as they are written down, by which two are compared that share a breaker. */
    Map<String, Object> members();

    /** All that is wrong with the numbers and lists, one sentence each. */
    List<String> problems();

    /** Whether calls go through the breaker, as far as configuration in words of the annotation's own has a say. */
    default boolean enabled() {
        return true;
    }

    /** The configuration source that a setting comes from, if it was set in words of the annotation's own. */
    default Optional<String> source(SettingName setting) {
        return Optional.empty();
    }

    /** All that is wrong with what configuration says in these words, one sentence each, with key, value and source. */
    default List<String> configurationProblems() {
        return List.of();
    }

    /** What the annotation's own specification wants a deployment to fail with, if something is wrong with what it says. */
    default Optional<RuntimeException> refusal() {
        return Optional.empty();
    }

    /** Whose breaker it is that calls go through. */
    default Guardian guardedBy() {
        return Guardian.SWITCHGEAR;
    }

    /** Where the breaker stands in the call, for people, if that is to be told. */
    default Optional<String> position() {
        return Optional.empty();
    }
}
