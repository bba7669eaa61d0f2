package io.github.switchgear.core;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever happens to keys and to their family at the same time looks as if it had happened one after the other. */
@Tag("linearizability")
class KeysLinearizabilityTest {

    @ParameterizedTest
    @CsvSource({
        "lookForAnother, endFailing",
        "lookForAnother, force",
        "lookForAnother, forceFamily",
        "callAnother, forceFamily",
        "endFailing, resetFamily"
    })
    void noKeyIsLostAndNoneIsMissed(String oneThread, String another) {
        Linearizability.check(
                KeyOperations.class,
                List.of("snapshot"),
                List.of(List.of(oneThread.split(" ")), List.of(another.split(" "))));
    }
}
