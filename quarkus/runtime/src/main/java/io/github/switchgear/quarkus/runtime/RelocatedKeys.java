package io.github.switchgear.quarkus.runtime;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets every key of the library be written as Quarkus' own are: {@code quarkus.switchgear.*} is taken for {@code switchgear.*}, also in
 * the names of environment variables, and with quotes around a breaker's name. Of two spellings of one key the stronger source wins,
 * in one source Quarkus'. The value keeps the name under which it is written, so that messages have the user's spelling.
 *
 * <p>What {@link SwitchgearBuildTimeConfig} has is Quarkus' own and is not taken for anything else, but that an application which is
 * built without guards is one whose breakers are out of use, and which leaves those of MicroProfile to the container.
 */
@Priority(RelocatedKeys.OUTSIDE_OF_PROFILES)
public final class RelocatedKeys implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1L;

    /** Profiles have 200 and expressions 300: what is asked for from here may be written with either. */
    static final int OUTSIDE_OF_PROFILES = Priorities.LIBRARY + 350;

    private static final String LIBRARYS = "switchgear.";
    private static final String QUARKUS = "quarkus.";
    private static final String ENABLED = LIBRARYS + "enabled";

    /** What becomes of MicroProfile's breakers: nothing, where nothing is built that could guard in their place. */
    private static final String MICROPROFILE = LIBRARYS + "microprofile";

    private static final String MICROPROFILE_OFF = "off";

    /** What Quarkus reads as true; all else is false to it. */
    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "on", "ja", "j", "si", "sim", "oui");

    private transient volatile @Nullable Written written;

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue found = context.proceed(name);
        if (!LibraryName.isOne(name)) {
            return found;
        }
        if (name.equals(ENABLED)) {
            ConfigValue guarded = builtWithoutGuards(context);
            return guarded == null ? found : guarded.withValue("false");
        }
        if (name.equals(MICROPROFILE)) {
            ConfigValue guarded = builtWithoutGuards(context);
            if (guarded != null) {
                return guarded.withName(QUARKUS + ENABLED).withValue(MICROPROFILE_OFF);
            }
        }
        Written quarkus = written(context);
        if (quarkus.isNothing() || BuildTimeKeys.has(QUARKUS + name)) {
            return found;
        }
        ConfigValue relocated = context.proceed(quarkus.spelling(name));
        return isStronger(relocated, found) ? relocated : found;
    }

    /** What says so; null where it is built with them. Read as Quarkus does, that decided by it. */
    private static @Nullable ConfigValue builtWithoutGuards(ConfigSourceInterceptorContext context) {
        ConfigValue guarded = context.proceed(QUARKUS + ENABLED);
        String value = guarded == null ? null : guarded.getValue();
        return value == null || value.isBlank() || YES.contains(value.trim().toLowerCase(Locale.ROOT)) ? null : guarded;
    }

    private static boolean isStronger(@Nullable ConfigValue relocated, @Nullable ConfigValue found) {
        return relocated != null
                && (found == null || relocated.getConfigSourceOrdinal() >= found.getConfigSourceOrdinal());
    }

    /** The names as the library has them, so that it tells of those that it does not know, and Quarkus of no others. */
    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        List<String> names = new ArrayList<>();
        context.iterateNames().forEachRemaining(name -> names.add(LibraryName.of(name)));
        return names.iterator();
    }

    private Written written(ConfigSourceInterceptorContext context) {
        Written known = written;
        if (known == null) {
            known = Written.in(context.iterateNames());
            written = known;
        }
        return known;
    }

    /**
     * What is written as Quarkus' own keys are.
     *
     * @param isNothing whether there is none such, as in most applications; then nobody has to be asked twice
     * @param quoted by the library's name those whose spelling cannot be told from it
     */
    private record Written(boolean isNothing, Map<String, String> quoted) {

        static Written in(Iterator<String> names) {
            boolean isNothing = true;
            Map<String, String> quoted = new HashMap<>();
            while (names.hasNext()) {
                String name = names.next();
                String librarys = LibraryName.of(name);
                if (!librarys.equals(name)) {
                    isNothing = false;
                    if (!name.equals(QUARKUS + librarys)) {
                        quoted.put(librarys, name);
                    }
                }
            }
            return new Written(isNothing, Map.copyOf(quoted));
        }

        String spelling(String name) {
            return Objects.requireNonNullElse(quoted.get(name), QUARKUS + name);
        }
    }
}
