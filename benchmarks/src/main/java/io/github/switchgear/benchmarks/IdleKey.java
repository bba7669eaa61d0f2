package io.github.switchgear.benchmarks;

import io.github.switchgear.core.BreakerSettings;
import io.github.switchgear.core.KeyedBreakers;
import org.openjdk.jol.info.GraphLayout;

/** What a key takes that has been called once: of many, that which each of them adds, its text included. */
final class IdleKey {

    private static final int MANY = 1_000;

    private IdleKey() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("jol.magicFieldOffset", "true"); // or it could not look into records
        System.out.println((bytes(2 * MANY) - bytes(MANY)) / MANY);
    }

    private static long bytes(int keys) throws Exception {
        KeyedBreakers family =
                KeyedBreakers.of("keyed", BreakerSettings.builder().build(), 4 * MANY);
        for (int key = 0; key < keys; key++) {
            family.of("key-" + (4 * MANY + key)).call(() -> "fine");
        }
        return GraphLayout.parseInstance(family).totalSize();
    }
}
