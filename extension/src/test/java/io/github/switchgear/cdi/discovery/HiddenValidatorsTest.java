package io.github.switchgear.cdi.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.FailureJudge;
import io.github.switchgear.ResultValidator;
import io.github.switchgear.cdi.Outage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Qualifier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

/** Validators that a look-up does not find, but that the container has told of. */
@EnableWeld
class HiddenValidatorsTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.of(Positive.class, Strict.class, Outages.class, Other.class);

    @Inject
    BeanManager beanManager;

    private final HiddenValidators validators = new HiddenValidators();

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Special {}

    @Named
    @ApplicationScoped
    static class Positive implements ResultValidator<Integer> {

        @Override
        public boolean isValid(Integer result) {
            return result > 0;
        }
    }

    @Special
    @ApplicationScoped
    static class Strict extends Positive {}

    @ApplicationScoped
    static class Outages implements FailureJudge {

        @Override
        public boolean isFailure(Throwable thrown) {
            return thrown instanceof Outage;
        }
    }

    @ApplicationScoped
    static class Other {}

    private Bean<?> bean(Class<?> type) {
        return beanManager.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aValidatorIsFoundByItsClassAndReferredTo() {
        validators.add(bean(Positive.class));

        ResultValidator<?> found = validators.reference(Positive.class, beanManager);

        assertThat(found).isInstanceOf(Positive.class);
        assertThat(((Positive) found).isValid(1)).isTrue();
        assertThat(((Positive) found).isValid(-1)).isFalse();
    }

    @Test
    void aFailureJudgeIsFoundByItsClassAndReferredTo() {
        validators.add(bean(Outages.class));

        FailureJudge found = validators.reference(Outages.class, beanManager);

        assertThat(found.isFailure(new Outage())).isTrue();
        assertThat(found.isFailure(new IllegalStateException())).isFalse();
    }

    @Test
    void aQualifiedBeanIsNoneThatAnAnnotationCanName() {
        validators.add(bean(Strict.class));

        assertThat(validators.find(Strict.class)).isEmpty();
        assertThat(validators.find(Positive.class)).isEmpty();
    }

    @Test
    void aBeanThatAnotherReplacesIsForgotten() {
        validators.add(bean(Positive.class));

        validators.forget(Set.of(Positive.class));

        assertThat(validators.find(Positive.class)).isEmpty();
    }

    @Test
    void aBeanThatJudgesNothingIsNotKept() {
        validators.add(bean(Other.class));

        assertThat(validators.find(Other.class)).isEmpty();
    }
}
