package io.github.switchgear.admin;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Metrics as another module brings them. */
@ApplicationScoped
public class TestMetrics implements MetricsText {

    @Override
    public byte[] openMetrics() {
        return "open metrics ☃\n# EOF\n".getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] prometheus() {
        return "prometheus ☃\n".getBytes(StandardCharsets.UTF_8);
    }
}
