package io.github.switchgear.cdi.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.ResultValidator;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import org.junit.jupiter.api.Test;

class GenericTypesTest {

    abstract static class Direct implements ResultValidator<String> {}

    abstract static class Open<T> implements ResultValidator<T> {}

    abstract static class Closed extends Open<List<String>> {}

    abstract static class OfArray<T> implements ResultValidator<T[]> {}

    abstract static class OfStrings extends OfArray<String> {}

    @SuppressWarnings("rawtypes")
    abstract static class Raw implements ResultValidator {}

    interface Named<T> extends ResultValidator<T> {}

    abstract static class ThroughInterface implements Named<Integer> {}

    private static Optional<Class<?>> judgedBy(Class<?> validator) {
        return GenericTypes.argument(validator, ResultValidator.class);
    }

    @Test
    void theArgumentOfAnInterfaceIsFoundDirectlyAndThroughSupertypes() {
        assertThat(judgedBy(Direct.class)).contains(String.class);
        assertThat(judgedBy(Closed.class)).contains(List.class);
        assertThat(judgedBy(ThroughInterface.class)).contains(Integer.class);
        assertThat(judgedBy(OfStrings.class)).contains(String[].class);
    }

    @Test
    void whatIsLeftOpenOrRawIsUnknown() {
        assertThat(judgedBy(Open.class)).isEmpty();
        assertThat(judgedBy(OfArray.class)).isEmpty();
        assertThat(judgedBy(Raw.class)).isEmpty();
    }

    abstract static class Source<T> {

        abstract T one();

        abstract List<T> several();

        abstract T[] array();

        abstract int primitive();

        abstract List<? extends T>[] arrayOfLists();
    }

    abstract static class Texts extends Source<String> {}

    private static Optional<Class<?>> returned(Class<?> context, String method) throws NoSuchMethodException {
        Type type = Source.class.getDeclaredMethod(method).getGenericReturnType();
        return GenericTypes.erasure(context, type);
    }

    @Test
    void aReturnTypeIsReadInTheBeansClass() throws NoSuchMethodException {
        assertThat(returned(Texts.class, "one")).contains(String.class);
        assertThat(returned(Texts.class, "several")).contains(List.class);
        assertThat(returned(Texts.class, "array")).contains(String[].class);
        assertThat(returned(Texts.class, "arrayOfLists")).contains(List[].class);
        assertThat(returned(Texts.class, "primitive")).contains(Integer.class);
        assertThat(returned(Source.class, "one")).isEmpty();
    }

    @Test
    void aTypeMayBeItsSubtypeOrItsSupertype() {
        assertThat(GenericTypes.mayBe(Number.class, Integer.class)).isTrue();
        assertThat(GenericTypes.mayBe(Integer.class, Number.class)).isTrue();
        assertThat(GenericTypes.mayBe(Number.class, Thread.class)).isFalse();
    }

    @Test
    void anythingButAFinalClassMayHaveASubclassWithAnInterface() {
        assertThat(GenericTypes.mayBe(RandomAccess.class, Thread.class)).isTrue();
        assertThat(GenericTypes.mayBe(Thread.class, RandomAccess.class)).isTrue();
        assertThat(GenericTypes.mayBe(RandomAccess.class, List.class)).isTrue();
        assertThat(GenericTypes.mayBe(RandomAccess.class, String.class)).isFalse();
        assertThat(GenericTypes.mayBe(String.class, RandomAccess.class)).isFalse();
    }
}
