package io.github.switchgear.admin.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.switchgear.admin.json.BreakerJson;
import io.github.switchgear.admin.json.LeanJson;
import io.github.switchgear.admin.operation.KnownBreakers;
import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.BreakerViews;
import io.github.switchgear.admin.view.Node;
import io.github.switchgear.core.BreakerDescription;
import io.github.switchgear.core.BreakerDescription.Setting;
import io.github.switchgear.core.CircuitBreaker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many bytes the list of ten thousand breakers is on the wire, for who takes it compressed. */
class ListBytesTest {

    private static final int BREAKERS = 10_000;

    private final KnownBreakers known = new KnownBreakers(System::nanoTime);
    private final List<BreakerView> views = views();

    /** Breakers of which each has been called, some time, and with an outcome of its own. */
    private List<BreakerView> views() {
        Random random = new Random(18);
        for (int i = 0; i < BREAKERS; i++) {
            String name = String.format(Locale.ROOT, "com.acme.shop.Client%04d.method%d", i / 10, i % 10);
            CircuitBreaker breaker =
                    known.add(name, new BreakerDescription(List.of(name + "(String)"), true, settings()));
            for (int call = random.nextInt(50); call > 0; call--) {
                breaker.callAsync(() -> java.util.concurrent.CompletableFuture.completedStage(""));
            }
        }
        return BreakerViews.on(known).all();
    }

    private static Map<String, Setting> settings() {
        Map<String, Setting> settings = new LinkedHashMap<>();
        settings.put("allowedFails", new Setting(3, "annotation"));
        settings.put("retryTimer", new Setting("PT30S", "annotation"));
        settings.put("validator", new Setting("io.github.switchgear.ResultValidator$AlwaysValid", "default"));
        settings.put("allowedExceptions", new Setting(List.of(), "default"));
        settings.put("failureExceptions", new Setting(List.of(), "default"));
        IntStream.range(0, 13).forEach(i -> settings.put("window.member" + i, new Setting("PT0S", "default")));
        return settings;
    }

    @Test
    void allOfIt() throws Exception {
        byte[] list = new BreakerJson().list(new Node(), BreakerViews.now(), views);

        assertThat(list.length).isGreaterThan(8_000_000);
        assertThat(Compression.compressed(list).length).isLessThan(1_000_000);
    }

    @Test
    void aFewMembers() throws Exception {
        byte[] list = new BreakerJson().list(new Node(), BreakerViews.now(), views, Set.of("name", "state", "totals"));

        assertThat(list.length).isLessThan(2_000_000);
        assertThat(Compression.compressed(list).length).isLessThan(300_000);
    }

    @Test
    void whatTheDashboardBeginsWith() throws Exception {
        List<LeanJson.Placed> placed = IntStream.range(0, BREAKERS)
                .mapToObj(i -> new LeanJson.Placed(
                        i, views.get(i), views.get(0).description().settings()))
                .toList();
        byte[] snapshot = new LeanJson().snapshot(new BreakerJson(), new Node(), BreakerViews.now(), "epoch-1", placed);

        assertThat(snapshot.length).isLessThan(6_000_000);
        assertThat(Compression.compressed(snapshot).length).isLessThan(800_000);
    }
}
