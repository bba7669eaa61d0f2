package io.github.switchgear.weld;

import io.github.switchgear.contract.misused.Misuse;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void wrongUseFailsTheDeploymentInWeldWithTheContractsWords() {
        Misuse.assertAllIsTold(WeldApplication.refusal(Misuse.class));
    }
}
