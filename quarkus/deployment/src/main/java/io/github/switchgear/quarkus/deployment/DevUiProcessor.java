package io.github.switchgear.quarkus.deployment;

import io.github.switchgear.quarkus.dev.BreakersJsonRpc;
import io.github.switchgear.quarkus.runtime.SwitchgearBuildTimeConfig;
import io.quarkus.deployment.IsLocalDevelopment;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.devui.spi.JsonRPCProvidersBuildItem;
import io.quarkus.devui.spi.page.CardPageBuildItem;
import io.quarkus.devui.spi.page.Page;

/** A card and a page of Dev UI, in dev mode alone. */
public class DevUiProcessor {

    @BuildStep(onlyIf = IsLocalDevelopment.class)
    void card(
            SwitchgearBuildTimeConfig switchgear,
            BuildProducer<CardPageBuildItem> cards,
            BuildProducer<JsonRPCProvidersBuildItem> services) {
        if (!switchgear.enabled() || !switchgear.admin().enabled()) {
            return;
        }
        CardPageBuildItem card = new CardPageBuildItem();
        card.addPage(Page.webComponentPageBuilder()
                .icon("font-awesome-solid:plug-circle-bolt")
                .title("Breakers")
                .componentLink("qwc-switchgear-breakers.js")
                .streamingLabelJsonRPCMethodName("summary"));
        cards.produce(card);
        services.produce(new JsonRPCProvidersBuildItem(BreakersJsonRpc.class));
    }
}
