package io.github.switchgear.containers.behaviour.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.containers.Application;
import io.github.switchgear.containers.Deployments;
import io.github.switchgear.containers.Proves;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shop, which has monitoring with it, is deployed without a complaint, whichever libraries the container has. */
@Tag(Proves.EVERYWHERE)
class QuietStartIT {

    @Test
    void nothingIsPrintedThatSomebodyWouldHaveToLookAt() {
        assertThat(Deployments.of(Application.SHOP).complaints()).isEmpty();
    }
}
