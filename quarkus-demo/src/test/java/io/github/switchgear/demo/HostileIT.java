package io.github.switchgear.demo;

import io.github.switchgear.admin.contract.HostileContract;
import io.github.switchgear.demo.browser.RunningDemo;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What is hostile, sent to the packaged demo. */
class HostileIT extends HostileContract {

    private static RunningDemo demo;

    @BeforeAll
    static void start() throws IOException {
        demo = RunningDemo.start(Map.of("shop.traffic.rate", "0"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Override
    protected URI admin() {
        return demo.base().resolve("/switchgear");
    }

    @Override
    protected List<String> signIn() {
        return List.of(ShopHttp.signIn("operator", "operator"));
    }

    @Override
    protected List<String> log() throws IOException {
        return List.of(demo.log().split("\n"));
    }
}
