package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
import io.github.switchgear.cdi.elsewhere.Ancestor;
import io.github.switchgear.cdi.elsewhere.Helping;
import jakarta.enterprise.context.Dependent;
import org.junit.jupiter.api.Test;

/** {@code @Breaker} directly on a method that no interceptor can reach. */
class UnreachableMethodTest {

    static class Base {

        @Breaker
        final void inherited() {}

        @Breaker
        private void hidden() {}

        void usesHidden() {
            hidden();
        }
    }

    @Dependent
    static class Client extends Base {

        @Breaker
        public final void finished() {}

        @Breaker
        static void shared() {}

        @Breaker
        private void secret() {}

        @Breaker(name = "fine", allowedFails = 0)
        void wrongInAnotherWay() {
            secret();
        }
    }

    @Test
    void isRefusedTogetherWithAllElseThatIsWrong() {
        String client = Client.class.getName();

        assertThat(Application.refusal(Client.class))
                .contains("6 problems")
                .contains(client + ".finished(): no interceptor can reach a final method")
                .contains(client + ".inherited(): no interceptor can reach a final method")
                .contains(client + ".shared(): no interceptor can reach a static method")
                .contains(client + ".secret(): no interceptor can reach a private method")
                .contains(client + ".hidden(): no interceptor can reach a private method")
                .contains(client + ".wrongInAnotherWay(): allowedFails");
    }

    @Dependent
    static class Text {

        @Breaker
        @Override
        public String toString() {
            return "text";
        }

        @Breaker
        @Override
        public boolean equals(Object other) {
            return other instanceof Text;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void isRefusedOnAMethodOfObject() {
        assertThat(Application.refusal(Text.class))
                .contains("2 problems")
                .contains(Text.class.getName() + ".toString(): no interceptor can reach a method of Object")
                .contains(Text.class.getName() + ".equals(Object): no interceptor can reach a method of Object");
    }

    @Dependent
    static class Descendant extends Ancestor {}

    @Test
    void isRefusedOnAMethodThatOnlyThePackageOfASuperclassSees() {
        assertThat(Application.refusal(Descendant.class))
                .contains("a problem")
                .contains(Descendant.class.getName()
                        + ".forItsPackage(): no interceptor can reach a method that only another package sees; make it"
                        + " protected or public, or remove @Breaker");
    }

    @Breaker(name = "whole")
    @Dependent
    static class GuardedDescendant extends Helping {

        void call() {}
    }

    @Test
    void onAClassSuchAMethodIsAHelper() {
        try (Application application = Application.of(GuardedDescendant.class)) {
            assertThat(application.describe("whole").methods())
                    .containsExactly(GuardedDescendant.class.getName() + ".call()");
        }
    }
}
