package io.github.switchgear.quarkus.deployment;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.FeatureBuildItem;

/** Tells Quarkus that the extension is there. What finds, checks and guards methods is the library's build compatible extension. */
public class SwitchgearProcessor {

    static final String FEATURE = "switchgear";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }
}
