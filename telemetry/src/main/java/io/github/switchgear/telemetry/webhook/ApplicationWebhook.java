package io.github.switchgear.telemetry.webhook;

import io.github.switchgear.core.BreakerRegistry;
import io.github.switchgear.core.Configuration;
import io.github.switchgear.telemetry.start.Companion;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The webhook of an application, from its start to its end. */
@Singleton
public class ApplicationWebhook implements Companion {

    @Inject
    Configuration configuration;

    @Inject
    BreakerRegistry registry;

    private @Nullable Webhook webhook;

    @Override
    public void start() {
        webhook = Webhook.of(configuration, registry).orElse(null);
    }

    @Override
    public void end() {
        if (webhook != null) {
            webhook.close();
        }
    }
}
