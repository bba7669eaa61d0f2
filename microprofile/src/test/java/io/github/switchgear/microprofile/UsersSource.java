package io.github.switchgear.microprofile;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** What the user of a test's application wrote. */
public final class UsersSource implements ConfigSource {

    private static final ThreadLocal<Map<String, String>> NEXT = ThreadLocal.withInitial(Map::of);

    private final Map<String, String> values = NEXT.get();

    /** The next one that is made on this thread has these. */
    static void prepare(Map<String, String> values) {
        NEXT.set(values);
    }

    @Override
    public int getOrdinal() {
        return 250;
    }

    @Override
    public Set<String> getPropertyNames() {
        return values.keySet();
    }

    @Override
    public String getValue(String key) {
        return values.get(key);
    }

    @Override
    public String getName() {
        return "application.properties";
    }
}
