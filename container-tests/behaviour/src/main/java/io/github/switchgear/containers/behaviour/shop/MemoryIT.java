package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Eventually;
import io.github.switchgear.containers.Memories;
import io.github.switchgear.containers.Promise;
import io.github.switchgear.containers.Proves;
import io.github.switchgear.fleet.register.Decision;
import io.github.switchgear.fleet.register.Decision.Kind;
import io.github.switchgear.fleet.register.Subject;
import io.github.switchgear.fleet.register.Subject.Slot;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What an operator decides is in the file from which the next start takes it. */
@Proves(Promise.MEMORY)
class MemoryIT extends ShopTest {

    private static Optional<Decision> ofInventory() {
        return Memories.of(Application.SHOP).stream()
                .filter(decision -> decision.subject().equals(new Subject("inventory", null, Slot.PRESENT)))
                .findFirst();
    }

    private static Decision remembered(Predicate<Decision> as) {
        return Eventually.get(MemoryIT::ofInventory, found -> found.filter(as).isPresent())
                .orElseThrow();
    }

    @Test
    void whatIsForcedIsRememberedAndSoIsItsRelease() {
        admin().operate("inventory", "force-open", "{\"reason\": \"to be remembered\", \"duration\": \"PT10M\"}");

        Decision forced = remembered(decision -> "to be remembered".equals(decision.reason()));
        assertThat(forced.kind()).isEqualTo(Kind.FORCED_OPEN);
        assertThat(forced.actor()).isEqualTo("operator");
        assertThat(forced.until()).isNotNull();

        admin().operate("inventory", "release", "{}");

        assertThat(remembered(decision -> decision.version().isAfter(forced.version()))
                        .kind())
                .isEqualTo(Kind.RELEASED);
    }
}
