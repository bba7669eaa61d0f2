package io.github.switchgear.admin.json;

import io.github.switchgear.admin.view.BreakerView;
import io.github.switchgear.admin.view.EntityTags;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of breakers as they were when they were last asked for: one to which nothing has happened since is not written
 * again. Safe for use by several threads.
 */
final class WrittenBreakers {

    private final Map<String, Written> byBreaker = new ConcurrentHashMap<>();
    private final Function<BreakerView, byte[]> timeless;
    private final SettingsJson settings;

    /**
     * For one kind of JSON.
     *
     * @param timeless writes a breaker without its settings and what the time alone changes
     * @param settings writes those, which most breakers have in common
     */
    WrittenBreakers(Function<BreakerView, byte[]> timeless, SettingsJson settings) {
        this.timeless = timeless;
        this.settings = settings;
    }

    /** A breaker without its settings and what the time alone changes. */
    byte[] json(BreakerView view) {
        return written(view).json;
    }

    /** What tells it from another, and from itself as it was before something happened. */
    byte[] fingerprint(BreakerView view) {
        Written written = written(view);
        byte[] fingerprint = written.fingerprint;
        if (fingerprint == null) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(written.json);
            settings.appendLastMember(view, all);
            fingerprint = EntityTags.digest(all.toByteArray()).getBytes(StandardCharsets.US_ASCII);
            written.fingerprint = fingerprint;
        }
        return fingerprint;
    }

    /** Keys come and go, and are not looked at all together: of them nothing is kept. */
    private Written written(BreakerView view) {
        if (view.snapshot().key() != null) {
            return write(view);
        }
        Written last = byBreaker.get(view.snapshot().name());
        if (last == null || !view.isAs(last.view)) {
            last = write(view);
            byBreaker.put(view.snapshot().name(), last);
        }
        return last;
    }

    private Written write(BreakerView view) {
        return new Written(view, timeless.apply(view));
    }

    /** Lets go of what is kept of a breaker. */
    void forget(String breaker) {
        byBreaker.remove(breaker);
    }

    /** No record: nobody may compare it, nor get hold of its bytes. */
    private static final class Written {

        private final BreakerView view;
        private final byte[] json;
        private volatile byte @Nullable [] fingerprint;

        Written(BreakerView view, byte[] json) {
            this.view = view;
            this.json = json;
        }
    }
}
