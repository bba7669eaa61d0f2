package io.github.switchgear.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.contract.recovery.RecoveryUnderLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The picture of a recovery is the one of its run, and the guide says of it what the run says. */
class RecoveryPictureTest {

    private final RecoveryUnderLoad withoutRamp = RecoveryPicture.run(Duration.ZERO);
    private final RecoveryUnderLoad withRamp = RecoveryPicture.run(Duration.ofSeconds(30));

    /** Where it is another one, it is left in {@code target}, to be looked at and put in the place of the old one. */
    @Test
    void thePictureIsTheOneOfTheRun() throws IOException {
        Path drawn = Pages.HERE.resolve("target/recovery.svg");
        Files.writeString(drawn, RecoveryPicture.of(withoutRamp, withRamp));

        assertThat(drawn).hasSameTextualContentAs(Pages.HERE.resolve("images/recovery.svg"));
    }

    @Test
    void theGuideSaysHowOftenItOpens() {
        assertThat(Pages.read("choosing.adoc"))
                .contains("without a ramp it opens " + withoutRamp.openings() + " times in three minutes")
                .contains("with one it opens once");
        assertThat(withRamp.openings()).isEqualTo(1);
    }
}
