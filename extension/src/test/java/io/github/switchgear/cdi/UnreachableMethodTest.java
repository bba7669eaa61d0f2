package io.github.switchgear.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.Breaker;
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
}
