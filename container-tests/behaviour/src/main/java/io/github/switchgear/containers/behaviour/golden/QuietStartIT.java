package io.github.switchgear.containers.behaviour.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Proves;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small application, which has monitoring with it, is deployed without a complaint, whichever libraries the container has. */
@Tag(Proves.EVERYWHERE)
class QuietStartIT {

    @Test
    void nothingIsPrintedThatSomebodyWouldHaveToLookAt() {
        assertThat(Deployments.of(Application.GOLDEN).complaints()).isEmpty();
    }
}
